@echo off
rem Runs the Maven that .mvn\wrapper\maven-wrapper.properties names, downloaded once and
rem checked against its SHA-256. Where it cannot be downloaded, an installed Maven runs.
setlocal EnableExtensions DisableDelayedExpansion

set "MVNW_MINIMUM=3.8.7"
set "MVNW_URL="
set "MVNW_SUM="
for /f "usebackq eol=# tokens=1,* delims==" %%A in ("%~dp0.mvn\wrapper\maven-wrapper.properties") do (
	if "%%A"=="distributionUrl" set "MVNW_URL=%%B"
	if "%%A"=="distributionSha256Sum" set "MVNW_SUM=%%B"
)
if not defined MVNW_URL goto unset
if not defined MVNW_SUM goto unset

if defined JAVA_HOME goto checkhome
where /q javac
if errorlevel 1 goto nojdk
goto jdk
:checkhome
if not exist "%JAVA_HOME%\bin\javac.exe" goto badhome
:jdk

for %%F in ("%MVNW_URL%") do set "MVNW_ZIP=%%~nxF"
set "MVNW_NAME=%MVNW_ZIP:-bin.zip=%"
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "MVNW_HOME=%MAVEN_USER_HOME%\wrapper\dists\%MVNW_NAME%\%MVNW_SUM%"
if exist "%MVNW_HOME%\bin\mvn.cmd" goto run

powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0.mvn\wrapper\download.ps1" -Url "%MVNW_URL%" -Sum "%MVNW_SUM%" -Target "%MVNW_HOME%"
if errorlevel 2 goto installed
if errorlevel 1 exit /b 1

:run
"%MVNW_HOME%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%

:installed
where /q mvn
if errorlevel 1 goto nomaven
set "MVNW_VERSION="
for /f "tokens=3" %%V in ('mvn --version 2^>nul ^| findstr /c:"Apache Maven"') do set "MVNW_VERSION=%%V"
if not defined MVNW_VERSION goto nomaven
powershell -NoProfile -Command "if ([version]('%MVNW_VERSION%' -replace '-.*', '') -lt [version]'%MVNW_MINIMUM%') { exit 1 }"
if errorlevel 1 goto oldmaven
echo mvnw: cannot download %MVNW_ZIP%; going on with the installed Maven %MVNW_VERSION%. 1>&2
mvn %*
exit /b %ERRORLEVEL%

:unset
echo mvnw: .mvn\wrapper\maven-wrapper.properties must set distributionUrl and distributionSha256Sum. 1>&2
exit /b 1

:badhome
echo mvnw: JAVA_HOME is "%JAVA_HOME%", where there is no JDK: set it to a JDK 17 or newer. 1>&2
exit /b 1

:nojdk
echo mvnw: no JDK found: install JDK 17 or newer and set JAVA_HOME to it. 1>&2
exit /b 1

:nomaven
echo mvnw: cannot download %MVNW_ZIP%, and no Maven is installed: install Maven %MVNW_MINIMUM% or newer (https://maven.apache.org/install.html), or allow access to %MVNW_URL%. 1>&2
exit /b 1

:oldmaven
echo mvnw: cannot download %MVNW_ZIP%, and the installed Maven is %MVNW_VERSION%: install Maven %MVNW_MINIMUM% or newer (https://maven.apache.org/install.html), or allow access to %MVNW_URL%. 1>&2
exit /b 1
