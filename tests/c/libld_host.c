/* A program that knows nothing of libld: loads an image and calls its `int run(void)`. */
#include <dlfcn.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    void *image = argc > 1 ? dlopen(argv[1], RTLD_NOW) : NULL;
    int (*run)(void) = image ? (int (*)(void))dlsym(image, "run") : NULL;
    if (!run) {
        puts(dlerror());
        return 1;
    }
    printf("%d\n", run());
    return 0;
}
