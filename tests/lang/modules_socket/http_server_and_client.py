# An HTTP server in a thread: urllib.request and http.client read from it, errors and redirections included.
import http.client
import http.server
import json
import threading
import urllib.error
import urllib.request


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/missing":
            return self.send_error(404)
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/there")
            return self.end_headers()
        body = json.dumps({"path": self.path, "agent": bool(self.headers["User-Agent"])}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        data = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(201)
        self.end_headers()
        self.wfile.write(data[::-1])

    def log_message(self, *args):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
thread = threading.Thread(target=server.serve_forever, args=(0.01,))
thread.start()
base = f"http://127.0.0.1:{server.server_port}"
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
with opener.open(base + "/a?b=1") as answer:
    print(answer.status, answer.headers["Content-Type"], json.load(answer), answer.reason)
try:
    opener.open(base + "/missing")
except urllib.error.HTTPError as error:
    print(error.code, error.reason, error, error.headers["Content-Type"])
print(opener.open(base + "/moved").read(), opener.open(urllib.request.Request(base, data=b"post", headers={"X": "y"})).read())
connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
connection.request("GET", "/z", headers={"User-Agent": "me"})
answer = connection.getresponse()
print(answer.status, answer.read(), answer.getheader("content-type"), answer.version)
connection.close()
server.shutdown()
thread.join()
server.server_close()
try:
    opener.open("unknown://x")
except urllib.error.URLError as error:
    print(error)
