#include "io/store/postgres/libpq.hpp"

#include <libpq-fe.h>

#include <dlfcn.h>

// libpq with what it brings along (Kerberos, LDAP) makes each start of a program a third longer,
// and hardly any start needs it. So it is loaded with the first address of a database: the
// functions below stand in the place of its own, and hand on to them.

namespace dnd::io::postgres {

namespace {

void* libpq() {
  static void* const loaded = ::dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  return loaded;
}

/// The library's own function of a name. Requires that the library is there.
template <class Function>
Function own(const char* name) {
  return reinterpret_cast<Function>(::dlsym(libpq(), name));
}

}  // namespace

result<done> load_libpq() {
  // What came last of what is used here (PostgreSQL 14).
  if (libpq() != nullptr && ::dlsym(libpq(), "PQenterPipelineMode") != nullptr) return done{};
  const char* const why = ::dlerror();
  return error{.code = ec::not_found,
               .what = std::string("PostgreSQL's client library cannot be loaded: ") +
                       (why == nullptr ? "libpq.so.5" : why),
               .todo = "Install it, of version 14 or later: in Debian the package is libpq5."};
}

}  // namespace dnd::io::postgres

// NOLINTBEGIN: the names and types are libpq's.
#define DND_HAND_ON(result, name, parameters, arguments)                              \
  extern "C" result name parameters {                                                 \
    static const auto function = dnd::io::postgres::own<result(*) parameters>(#name); \
    return function arguments;                                                        \
  }

DND_HAND_ON(PQconninfoOption*, PQconninfoParse, (const char* text, char** why), (text, why))
DND_HAND_ON(void, PQconninfoFree, (PQconninfoOption * options), (options))
DND_HAND_ON(void, PQfreemem, (void* memory), (memory))
DND_HAND_ON(PGconn*, PQconnectdbParams,
            (const char* const* keys, const char* const* values, int expand),
            (keys, values, expand))
DND_HAND_ON(void, PQfinish, (PGconn * on), (on))
DND_HAND_ON(ConnStatusType, PQstatus, (const PGconn* on), (on))
DND_HAND_ON(char*, PQerrorMessage, (const PGconn* on), (on))
DND_HAND_ON(int, PQsocket, (const PGconn* on), (on))
DND_HAND_ON(int, PQsetnonblocking, (PGconn * on, int how), (on, how))
DND_HAND_ON(PQnoticeReceiver, PQsetNoticeReceiver,
            (PGconn * on, PQnoticeReceiver receiver, void* self), (on, receiver, self))
DND_HAND_ON(int, PQflush, (PGconn * on), (on))
DND_HAND_ON(int, PQconsumeInput, (PGconn * on), (on))
DND_HAND_ON(int, PQisBusy, (PGconn * on), (on))
DND_HAND_ON(int, PQenterPipelineMode, (PGconn * on), (on))
DND_HAND_ON(int, PQexitPipelineMode, (PGconn * on), (on))
DND_HAND_ON(int, PQpipelineSync, (PGconn * on), (on))
DND_HAND_ON(int, PQsendPrepare,
            (PGconn * on, const char* name, const char* sql, int count, const Oid* types),
            (on, name, sql, count, types))
DND_HAND_ON(int, PQsendQueryPrepared,
            (PGconn * on, const char* name, int count, const char* const* values,
             const int* lengths, const int* formats, int format),
            (on, name, count, values, lengths, formats, format))
DND_HAND_ON(int, PQsendQueryParams,
            (PGconn * on, const char* sql, int count, const Oid* types, const char* const* values,
             const int* lengths, const int* formats, int format),
            (on, sql, count, types, values, lengths, formats, format))
DND_HAND_ON(PGresult*, PQgetResult, (PGconn * on), (on))
DND_HAND_ON(void, PQclear, (PGresult * what), (what))
DND_HAND_ON(ExecStatusType, PQresultStatus, (const PGresult* what), (what))
DND_HAND_ON(char*, PQresultErrorField, (const PGresult* what, int field), (what, field))
DND_HAND_ON(char*, PQresultErrorMessage, (const PGresult* what), (what))
DND_HAND_ON(int, PQntuples, (const PGresult* what), (what))
DND_HAND_ON(int, PQnfields, (const PGresult* what), (what))
DND_HAND_ON(int, PQgetisnull, (const PGresult* what, int row, int column), (what, row, column))
DND_HAND_ON(char*, PQgetvalue, (const PGresult* what, int row, int column), (what, row, column))
DND_HAND_ON(int, PQgetlength, (const PGresult* what, int row, int column), (what, row, column))
DND_HAND_ON(char*, PQcmdTuples, (PGresult * what), (what))
// NOLINTEND
