struct address { short family; };
struct inet_address { short family; unsigned short port; };
struct unix_address { short family; char path[10]; };

typedef union {
    const struct address *any;
    const struct inet_address *inet;
    const struct unix_address *local;
} address_argument __attribute__((transparent_union));

struct inet_address some_inet;       // gcc describes no member of a transparent union
struct unix_address some_local;
struct address some_address;

int connected(int fd, address_argument to)
{
    return !to.any ? -1 : to.any->family == 2 ? fd + to.inet->port : fd + to.local->path[0];
}
