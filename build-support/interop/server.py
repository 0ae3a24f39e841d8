"""An HTTP server on bare sockets that frames its replies in every way that HTTP/1 allows."""

import contextlib
import socket
import threading

FRAMINGS = ("length", "1.0", "1.0 until closed", "until closed", "chunks", "chunks with extensions", "trailers",
            "early hints")


class Reply:
    def __init__(self, body=b"", status=200, headers=(("Content-Type", "application/json"),), framing="length"):
        self.body = body.encode() if isinstance(body, str) else body
        self.status, self.headers, self.framing = status, list(headers), framing

    def closes(self):
        return "closed" in self.framing or self.framing == "1.0"

    def wire(self):
        headers, body = list(self.headers), self.body
        chunked = self.framing.startswith("chunks") or self.framing == "trailers"
        if chunked:
            headers.append(("Transfer-Encoding", "chunked"))
            extension = ';a="b"' if self.framing.endswith("extensions") else ""
            parts = [body[at:at + 11] for at in range(0, len(body), 11)]
            body = b"".join(f"{len(part):04X}{extension}\r\n".encode() + part + b"\r\n" for part in parts)
            body += b"0\r\n" + (b"X-Trailer: x\r\n" if self.framing == "trailers" else b"") + b"\r\n"
        elif "closed" not in self.framing:
            headers.append(("Content-Length", str(len(body))))
        version = "1.0" if self.framing.startswith("1.0") else "1.1"
        head = f"HTTP/{version} {self.status} \r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers)
        hints = b"HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n" if self.framing == "early hints" else b""
        return hints + head.encode("latin-1") + b"\r\n" + body


class Server:
    """Answers by a function of method, path, headers in lower case and body, that may change."""

    def __init__(self):
        self.answer = None
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        with connection, connection.makefile("rb") as lines, contextlib.suppress(OSError):
            while line := lines.readline():
                method, path, _ = line.decode().split(" ")
                headers = {}
                while (line := lines.readline()).strip():
                    name, value = line.decode("latin-1").split(":", 1)
                    headers[name.lower()] = value.strip()
                reply = self.answer(method, path, headers, lines.read(int(headers.get("content-length", 0))))
                connection.sendall(reply.wire())
                if reply.closes():
                    return

    def close(self):
        self.listener.close()
