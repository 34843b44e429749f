// Modules whose bodies run, and threads that import them meanwhile: they wait for the end. Where each waits for the other, one goes on
// with what there is, as in a circle of imports within one thread.
#include "import_threads.h"

#include "thread.h"

static struct dpy_running *all;

void dpy_running_begin(struct dpy_running *running, const struct dpy_module *module)
{
    *running = (struct dpy_running){ .module = module, .thread = pthread_self(), .next = all };
    all = running;
}

void dpy_running_end(struct dpy_running *running)
{
    struct dpy_running **link = &all;
    while (*link && *link != running)
        link = &(*link)->next;
    if (*link)
        *link = running->next;
}

static const struct dpy_running *run_of(const struct dpy_module *module)
{
    const struct dpy_running *running = all;
    while (running && (!module || running->module != module))
        running = running->next;
    return running;
}

static const struct dpy_module *awaited_by(pthread_t thread)
{
    for (const struct dpy_running *running = all; running; running = running->next)
        if (running->thread == thread && running->awaited)
            return running->awaited;
    return NULL;
}

static void say_awaited(pthread_t thread, const struct dpy_module *module)
{
    for (struct dpy_running *running = all; running; running = running->next)
        if (running->thread == thread)
            running->awaited = module;
}

// Whether another thread runs the module and does not, itself or over others, wait for this one.
static bool is_to_be_awaited(const struct dpy_module *module, pthread_t self)
{
    const struct dpy_running *running = run_of(module);
    for (const struct dpy_running *at = running; at; at = run_of(awaited_by(at->thread)))
        if (at->thread == self)
            return false;
    return running;
}

void dpy_running_await(const struct dpy_module *module)
{
    pthread_t self = pthread_self();
    if (!is_to_be_awaited(module, self))
        return;
    say_awaited(self, module);
    while (is_to_be_awaited(module, self))
        dpy_thread_pause();
    say_awaited(self, NULL);
}
