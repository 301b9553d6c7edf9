/* Stands between a process and libc: counts the calls that touch one folder, fails one of them, writes them all down.
 *
 * Loaded with LD_PRELOAD and driven from within the process (tests/soak/shim.py). Nothing happens before shim_watch.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <unistd.h>

/* In the order of KINDS in shim.py. */
enum kind { OPEN, READ, PREAD, WRITE, PWRITE, FSYNC, FDATASYNC, FTRUNCATE, UNLINK, RENAME, LOCK, MKDIR, KINDS };

#define MOST_FILES 4096
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define SHORT (-1) /* in place of an errno: write one half, and have no room for more */

static char folder[4096];
static size_t folder_length;
static unsigned char watched[MOST_FILES];
static long calls[KINDS], failing_call, failed;
static enum kind failing_kind = KINDS;
static int failing_errno, for_good, was_short;
static int record = -1;

void shim_watch(const char *path) {
    folder_length = strlen(path);
    memcpy(folder, path, folder_length + 1);
    memset(calls, 0, sizeof calls);
    failed = 0;
}

void shim_fail(int kind, long nth, int error, int forever) {
    failing_kind = (enum kind)kind, failing_call = nth, failing_errno = error, for_good = forever, was_short = 0;
    failed = 0;
    memset(calls, 0, sizeof calls);
}

void shim_stop(void) { failing_kind = KINDS, was_short = 0; }
long shim_calls(int kind) { return calls[kind]; }
long shim_failed(void) { return failed; }

static int is_inside(const char *path) {
    return folder_length && path && !strncmp(path, folder, folder_length) &&
           (path[folder_length] == '/' || !path[folder_length]);
}

static int is_watched(int file) { return file >= 0 && file < MOST_FILES && watched[file]; }

/* What a call of a kind is to fail with; 0 when it is to go through. */
static int failure(enum kind kind) {
    long nth = ++calls[kind];
    if (was_short && (kind == WRITE || kind == PWRITE)) return ENOSPC;
    if (kind != failing_kind || nth < failing_call || (nth > failing_call && !for_good)) return 0;
    failed++;
    if (failing_errno == SHORT) was_short = 1;
    return failing_errno;
}

static void keep(const void *bytes, size_t length) {
    const char *rest = bytes;
    while (length) {
        ssize_t done = syscall(SYS_write, record, rest, length);
        if (done <= 0) return;
        rest += done, length -= done;
    }
}

/* One entry: what, the file, an offset or length, and as many bytes as it says. */
static void note(char what, int file, int64_t at, const void *bytes, size_t length) {
    if (record < 0) return;
    struct { char what[4]; int32_t file; int64_t at, length; } head = {{what}, file, at, length};
    keep(&head, sizeof head);
    keep(bytes, length);
}

void shim_record(int file) { record = file; }
void shim_mark(long n) { note('M', 0, n, "", 0); }

static int opened(int file, const char *path, int flags) {
    if (file >= 0 && file < MOST_FILES) {
        watched[file] = is_inside(path);
        if (watched[file]) note('O', file, flags & O_TRUNC ? 1 : 0, path, strlen(path));
    }
    return file;
}

#define OPEN_AS(name)                                                \
    int name(const char *path, int flags, ...) {                     \
        va_list rest;                                                \
        va_start(rest, flags);                                       \
        mode_t mode = va_arg(rest, mode_t);                          \
        va_end(rest);                                                \
        int error = is_inside(path) ? failure(OPEN) : 0;             \
        if (error) return errno = error, -1;                         \
        return opened(REAL(name)(path, flags, mode), path, flags);   \
    }
OPEN_AS(open)
OPEN_AS(open64)

#define OPENAT_AS(name)                                                    \
    int name(int at, const char *path, int flags, ...) {                   \
        va_list rest;                                                      \
        va_start(rest, flags);                                             \
        mode_t mode = va_arg(rest, mode_t);                                \
        va_end(rest);                                                      \
        int error = is_inside(path) ? failure(OPEN) : 0;                   \
        if (error) return errno = error, -1;                               \
        return opened(REAL(name)(at, path, flags, mode), path, flags);     \
    }
OPENAT_AS(openat)
OPENAT_AS(openat64)

int close(int file) {
    if (is_watched(file)) {
        watched[file] = 0;
        note('C', file, 0, "", 0);
    }
    return REAL(close)(file);
}

ssize_t read(int file, void *to, size_t length) {
    int error = is_watched(file) ? failure(READ) : 0;
    return error ? (errno = error, -1) : REAL(read)(file, to, length);
}

#define PREAD_AS(name, type)                                                    \
    ssize_t name(int file, void *to, size_t length, type at) {                  \
        int error = is_watched(file) ? failure(PREAD) : 0;                      \
        return error ? (errno = error, -1) : REAL(name)(file, to, length, at);  \
    }
PREAD_AS(pread, off_t)
PREAD_AS(pread64, off64_t)

ssize_t write(int file, const void *from, size_t length) {
    if (!is_watched(file)) return REAL(write)(file, from, length);
    int error = failure(WRITE);
    if (error && error != SHORT) return errno = error, -1;
    int64_t at = lseek(file, 0, SEEK_CUR);
    ssize_t done = REAL(write)(file, from, error == SHORT ? (length + 1) / 2 : length);
    if (done > 0) note('W', file, at, from, done);
    return done;
}

#define PWRITE_AS(name, type)                                                                 \
    ssize_t name(int file, const void *from, size_t length, type at) {                        \
        if (!is_watched(file)) return REAL(name)(file, from, length, at);                     \
        int error = failure(PWRITE);                                                          \
        if (error && error != SHORT) return errno = error, -1;                                \
        ssize_t done = REAL(name)(file, from, error == SHORT ? (length + 1) / 2 : length, at); \
        if (done > 0) note('W', file, at, from, done);                                        \
        return done;                                                                          \
    }
PWRITE_AS(pwrite, off_t)
PWRITE_AS(pwrite64, off64_t)

/* How shutil copies: it counts, and is written down, as a write of what lies there afterwards. */
#define SENDFILE_AS(name, type)                                                    \
    ssize_t name(int to, int from, type *at, size_t length) {                      \
        int error = is_watched(to) ? failure(WRITE) : 0;                           \
        if (!error && is_watched(from)) error = failure(READ);                     \
        if (error) return errno = error == SHORT ? ENOSPC : error, -1;             \
        int64_t begin = is_watched(to) ? lseek(to, 0, SEEK_CUR) : 0;               \
        ssize_t done = REAL(name)(to, from, at, length);                           \
        for (ssize_t copied = 0; is_watched(to) && record >= 0 && copied < done;) { \
            char part[4096];                                                       \
            size_t want = (size_t)(done - copied) < sizeof part ? (size_t)(done - copied) : sizeof part; \
            int64_t there = at ? *at - done + copied : lseek(from, 0, SEEK_CUR) - done + copied; \
            ssize_t got = syscall(SYS_pread64, from, part, want, there);           \
            if (got <= 0) break;                                                   \
            note('W', to, begin + copied, part, got);                              \
            copied += got;                                                         \
        }                                                                          \
        return done;                                                               \
    }
SENDFILE_AS(sendfile, off_t)
SENDFILE_AS(sendfile64, off64_t)

#define SYNC_AS(name, kind)                                        \
    int name(int file) {                                           \
        int error = is_watched(file) ? failure(kind) : 0;          \
        if (error) return errno = error, -1;                       \
        int done = REAL(name)(file);                               \
        if (!done && is_watched(file)) note('S', file, 0, "", 0);  \
        return done;                                               \
    }
SYNC_AS(fsync, FSYNC)
SYNC_AS(fdatasync, FDATASYNC)

#define TRUNCATE_AS(name, type)                                           \
    int name(int file, type length) {                                     \
        int error = is_watched(file) ? failure(FTRUNCATE) : 0;            \
        if (error) return errno = error, -1;                              \
        int done = REAL(name)(file, length);                              \
        if (!done && is_watched(file)) note('T', file, length, "", 0);    \
        return done;                                                      \
    }
TRUNCATE_AS(ftruncate, off_t)
TRUNCATE_AS(ftruncate64, off64_t)

int unlink(const char *path) {
    int error = is_inside(path) ? failure(UNLINK) : 0;
    if (error) return errno = error, -1;
    int done = REAL(unlink)(path);
    if (!done && is_inside(path)) note('U', 0, 0, path, strlen(path));
    return done;
}

int rename(const char *from, const char *to) {
    int error = is_inside(from) || is_inside(to) ? failure(RENAME) : 0;
    if (error) return errno = error, -1;
    int done = REAL(rename)(from, to);
    if (!done && (is_inside(from) || is_inside(to))) {
        char both[8192];
        note('R', 0, strlen(from), both, snprintf(both, sizeof both, "%s%s", from, to));
    }
    return done;
}

int mkdir(const char *path, mode_t mode) {
    int error = is_inside(path) ? failure(MKDIR) : 0;
    if (error) return errno = error, -1;
    int done = REAL(mkdir)(path, mode);
    if (!done && is_inside(path)) note('D', 0, 0, path, strlen(path));
    return done;
}

int flock(int file, int operation) {
    int error = is_watched(file) ? failure(LOCK) : 0;
    return error ? (errno = error, -1) : REAL(flock)(file, operation);
}

static int is_lock(int command) {
    return command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK || command == F_OFD_SETLKW;
}

#define FCNTL_AS(name)                                                                \
    int name(int file, int command, ...) {                                            \
        va_list rest;                                                                 \
        va_start(rest, command);                                                      \
        void *more = va_arg(rest, void *);                                            \
        va_end(rest);                                                                 \
        int error = is_lock(command) && is_watched(file) ? failure(LOCK) : 0;         \
        return error ? (errno = error, -1) : REAL(name)(file, command, more);         \
    }
FCNTL_AS(fcntl)
FCNTL_AS(fcntl64)
