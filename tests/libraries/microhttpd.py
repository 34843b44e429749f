# header: microhttpd.h
import microhttpd
import c

PAGE = b"the wren sings"
asked = []


def answer(asking, connection, url, method, version, upload, size, state):
    asked.append((str(url), str(method), str(MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "bird"))))
    response = MHD_create_response_from_buffer(len(PAGE), PAGE, MHD_RESPMEM_PERSISTENT)
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, "text/plain")
    status = MHD_queue_response(connection, MHD_HTTP_OK, response)
    MHD_destroy_response(response)
    return status


# No thread: the program asks the daemon to work. Options follow as variadic arguments.
daemon = MHD_start_daemon(MHD_USE_ERROR_LOG, 0, None, None, answer, None, MHD_OPTION_CONNECTION_LIMIT, 5, MHD_OPTION_END)
port = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT).port
client = socket(AF_INET, SOCK_STREAM, 0)
address = sockaddr_in(sin_family=AF_INET, sin_port=htons(port))
address.sin_addr.s_addr = htonl(INADDR_LOOPBACK)
print(connect(client, address, sizeof(address)))
request = b"GET /birds?bird=wren HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"
print(send(client, request, len(request), 0) == len(request))
room, reply = bytearray(1000), b""
while True:
    MHD_run_wait(daemon, 10)
    count = recv(client, room, len(room), MSG_DONTWAIT)
    if count == 0:
        break
    if count > 0:
        reply += bytes(room[:count])
print(reply.split(b"\r\n")[0], reply.endswith(PAGE), b"Content-Type: text/plain" in reply)
close(client)
MHD_stop_daemon(daemon)
print(asked, MHD_get_version() is not None, MHD_get_reason_phrase_for(MHD_HTTP_NOT_FOUND))
# expect: 0
# expect: True
# expect: b'HTTP/1.1 200 OK' True True
# expect: [('/birds', 'GET', 'wren')] True Not Found
