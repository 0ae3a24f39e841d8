# Called by mvnw.cmd: brings the archive at $Url, unpacked, to $Target.
# Exit code 0: it is there. 1: refused. 2: it could not be downloaded.
param(
    [Parameter(Mandatory)] [string] $Url,
    [Parameter(Mandatory)] [string] $Sum,
    [Parameter(Mandatory)] [string] $Target
)

$ErrorActionPreference = 'Stop'
# The progress bar slows downloads down on Windows PowerShell.
$ProgressPreference = 'SilentlyContinue'

function Get-Archive([string] $File) {
    [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
    try {
        Invoke-WebRequest -UseBasicParsing -TimeoutSec 300 -Uri $Url -OutFile $File
        return $true
    }
    catch {
        return $false
    }
}

$code = 0
$work = Join-Path (Split-Path $Target) ('tmp.' + [guid]::NewGuid())
$zip = Join-Path $work 'maven.zip'
try {
    New-Item -ItemType Directory -Force -Path $work | Out-Null
    if (-not (Get-Archive $zip)) {
        $code = 2
    }
    else {
        $actual = (Get-FileHash -Algorithm SHA256 -Path $zip).Hash
        if ($actual -ne $Sum) {
            [Console]::Error.WriteLine("mvnw: refused ${Url}: its SHA-256 is $actual, not $Sum. The file was deleted.")
            $code = 1
        }
        else {
            Expand-Archive -Path $zip -DestinationPath $work
            $unpacked = Get-ChildItem -Directory -Path $work | Select-Object -First 1
            # One rename, so that nobody meets half of it; whoever comes second keeps the first.
            if (-not (Test-Path $Target)) {
                Move-Item -Path $unpacked.FullName -Destination $Target
            }
        }
    }
}
catch {
    [Console]::Error.WriteLine("mvnw: $_")
    $code = 1
}
finally {
    Remove-Item -Recurse -Force -ErrorAction SilentlyContinue -Path $work
}
exit $code
