"""Times whole step-up calls by the vendor's Python SDK. Reads lines such as
"8080 64 3000 BLOB" (port, threads, milliseconds, secret key), answers calls a second."""

import sys
import threading
import time

from hawcx_oauth_client import StepUpClient

for line in sys.stdin:
    port, threads, millis, blob = line.split()
    client = StepUpClient.from_secret_key(
        secret_key=blob, base_url=f"http://127.0.0.1:{port}", relying_party="benchmark", api_key="benchmark")
    counts = [0] * int(threads)
    start = time.perf_counter()
    end = start + int(millis) / 1000

    def work(i):
        while time.perf_counter() < end:
            client.start_token(user_id="alice@example.com", purpose="change_mfa_method", new_mfa_method="email_otp")
            counts[i] += 1

    workers = [threading.Thread(target=work, args=(i,)) for i in range(int(threads))]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(sum(counts) / (time.perf_counter() - start), flush=True)
