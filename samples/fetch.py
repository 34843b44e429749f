"""libcurl: a page fetched, the options variadic, what arrives handed to Python functions. libc starts the server."""

import c
import curl

SERVER = '''
import http.server
class Birds(http.server.BaseHTTPRequestHandler):
    def answer(self, status, body):
        self.send_response(status)
        self.send_header("X-Bird", "wren")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def do_GET(self):
        self.answer(404 if "auk" in self.path else 200, f"{self.path} for {self.headers['User-Agent']}".encode())
    def do_POST(self):
        self.answer(200, self.rfile.read(int(self.headers["Content-Length"])).upper())
    def log_message(self, *args):
        pass
server = http.server.HTTPServer(("127.0.0.1", 0), Birds)
print(server.server_port, flush=True)
server.serve_forever()
'''


def serving():
    """The number of the server's process, and its port."""
    ends = new("int[2]")
    pipe(ends)
    process = fork()
    if process == 0:
        dup2(ends[1], STDOUT_FILENO)
        execlp("python3", "python3", "-c", SERVER, None)
        _exit(1)
    close(ends[1])
    told = bytearray(20)
    return process, int(told[:read(ends[0], told, len(told))])


# In place of ... nothing says what C will call: annotations in C types do.
def received(data: "unsigned char *", size: "size_t", count: "size_t", page: "void *") -> "size_t":
    page["body"] += bytes(data[:size * count])
    return size * count


def header(line: "char *", size: "size_t", count: "size_t", page: "void *") -> "size_t":
    name, _, value = line[:size * count].partition(":")
    page[name] = value.strip()
    return size * count


def fetch(url, **options):
    handle, page = curl_easy_init(), {"body": b""}
    curl_easy_setopt(handle, CURLOPT_URL, url)
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "dwarfpython")
    curl_easy_setopt(handle, CURLOPT_NOPROXY, "*")
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, received)
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, page)
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, header)
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, page)
    if "body" in options:
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, len(options["body"]))
        curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, options["body"])
    status, code = curl_easy_perform(handle), new("long")
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, code)
    curl_easy_cleanup(handle)
    if status != CURLE_OK:
        raise OSError(status, str(curl_easy_strerror(status)))
    return code[0], page


curl_global_init(CURL_GLOBAL_DEFAULT)
server, port = serving()
place = f"http://127.0.0.1:{port}"
try:
    code, page = fetch(f"{place}/birds")
    print(code, page["body"], page["X-Bird"])
    print(fetch(f"{place}/auk")[0], fetch(f"{place}/birds", body=b"loud \0 wren")[1]["body"])
    fetch("nowhere://birds")
except OSError as error:
    print(error)
finally:
    kill(server, SIGTERM)
    waitpid(server, None, 0)
