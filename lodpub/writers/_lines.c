/* The lines of N-Triples and N-Quads, written from the tree of a description into one buffer of UTF-8.

   lines() goes the way of `plain` in lines.py, with the tables that module gives to use(): what is written for a property and
   for a type. So no rule about terms or datatypes stands here. For what it cannot write (a number beyond 64 bits, half of a
   surrogate pair, a node without "@id", whatever else is no description) it gives None, and `plain` takes the description from
   its beginning, so that errors, too, are Python's.

   The tables run Python code for a name that is new to them. Other threads may then change the tree, so what is used
   afterwards is held. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

typedef enum { ERROR = -1, STRANGE, DONE } Did; /* with ERROR, a Python exception is set */

#define TRY(call) do { Did did_ = (call); if (did_ != DONE) return did_; } while (0)

typedef struct {
    const char *at;
    Py_ssize_t size;
} Text;

#define LONGEST (PY_SSIZE_T_MAX / 64) /* text, so that the sizes of a few can be added up */

/* What is written for a property, as lines.py says, all empty where nothing is; for a type it is `bare`. */
typedef struct {
    PyObject *name, *row;
    Py_hash_t hash;
    Text before, after, bare;
    int is_type; /* the property "@type" */
} Word;

/* A table of lines.py, and what was found in it: the same few names are met again and again. */
typedef struct {
    PyObject *table;
    Word known[1024];
} Words;

typedef struct {
    PyObject *bytes;
    char *to, *limit;   /* where the next byte is put, and up to where there is room, the end of a line and SPARE aside */
    Text end;           /* of each line: the graph and the full stop */
    PyObject **waiting; /* the nodes to be put, the next one last */
    Py_ssize_t count, room;
    Word others[2];     /* the last property and the last type that have no place among those that are known */
} Output;

#define SPARE 64 /* bytes that are put without making room: brackets, quotation marks, a number */

static Words properties, types;
static const Word *first, *rest, *nil, *boolean, *integer;
static const Word plain = {.after = {"\"", 1}}; /* for texts without a property */
static PyObject *ID, *LANGUAGE, *LIST, *TYPE, *VALUE;

/* Makes room for so many bytes, SPARE and the end of the line. */
static inline Did reserve(Output *out, Py_ssize_t more)
{
    if (more <= out->limit - out->to)
        return DONE;
    Py_ssize_t size = out->to - PyBytes_AS_STRING(out->bytes), room = 2 * (size + more);
    if (size > PY_SSIZE_T_MAX / 8) {
        PyErr_NoMemory();
        return ERROR;
    }
    if (_PyBytes_Resize(&out->bytes, room + SPARE + out->end.size) < 0)
        return ERROR;
    out->to = PyBytes_AS_STRING(out->bytes) + size;
    out->limit = PyBytes_AS_STRING(out->bytes) + room;
    return DONE;
}

/* Those that follow need room that is reserved. */
static inline void put(Output *out, Text text)
{
    memcpy(out->to, text.at, (size_t)text.size);
    out->to += text.size;
}

static inline void put_resource(Output *out, Text iri)
{
    int is_blank = iri.size && iri.at[0] == '_';
    if (!is_blank)
        *out->to++ = '<';
    put(out, iri);
    if (!is_blank)
        *out->to++ = '>';
}

static void put_digits(Output *out, uint64_t number, unsigned base)
{
    char digits[20];
    int from = 20;
    do
        digits[--from] = "0123456789abcdef"[number % base];
    while (number /= base);
    put(out, (Text){digits + from, 20 - from});
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Whether one of eight bytes is a control character, a quotation mark or a backslash: whether that difference of it goes below
   zero. */
static inline int is_special(const char *at)
{
    uint64_t eight;
    memcpy(&eight, at, 8);
    uint64_t below = (eight - EACH(' ')) | ((eight ^ EACH('"')) - EACH(1)) | ((eight ^ EACH('\\')) - EACH(1));
    return (below & ~eight & EACH(0x80)) != 0;
}

static inline char *escape(char *to, const char *at, const char *last)
{
    for (; at < last; at++) {
        char c = *at, letter = c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c;
        if (letter != c || c == '"' || c == '\\')
            *to++ = '\\';
        *to++ = letter;
    }
    return to;
}

static inline void put_escaped(Output *out, Text text)
{
    const char *at = text.at, *last = at + text.size;
    char *to = out->to;
    for (; last - at >= 8; at += 8)
        if (is_special(at))
            to = escape(to, at, at + 8);
        else
            to = memcpy(to, at, 8), to += 8;
    if (text.size >= 8 && !is_special(last - 8)) /* the last eight, some of which stand there already */
        out->to = to + (last - at), memcpy(out->to - 8, last - 8, 8);
    else
        out->to = escape(to, at, last);
}

/* A view of a string's UTF-8, which lives as long as the string; there is none of half a surrogate pair. */
static inline Did as_text(PyObject *object, Text *text)
{
    text->at = NULL;
    if (object != NULL && PyUnicode_CheckExact(object)) {
        if (PyUnicode_IS_COMPACT_ASCII(object))
            *text = (Text){PyUnicode_DATA(object), PyUnicode_GET_LENGTH(object)};
        else
            text->at = PyUnicode_AsUTF8AndSize(object, &text->size);
    }
    return text->at != NULL && text->size <= LONGEST ? DONE : STRANGE;
}

/* Asks a table for a word that is not known. What is known is never given up, so that it need not be held. */
static Did ask(Output *out, Words *words, PyObject *name, Word *place, const Word **found)
{
    Word new = {.name = Py_NewRef(name), .hash = PyObject_Hash(name), .row = PyObject_GetItem(words->table, name)}, last;
    Did did = new.row == NULL ? ERROR : PyTuple_Check(new.row) ? DONE : as_text(new.row, &new.bare);
    if (did == DONE && PyTuple_Check(new.row)
        && !PyArg_ParseTuple(new.row, "z#z#s#", &new.before.at, &new.before.size, &new.after.at, &new.after.size, &new.bare.at,
                             &new.bare.size))
        did = STRANGE;
    new.is_type = PyUnicode_Compare(name, TYPE) == 0;
    if (place->name != NULL)
        place = &out->others[words == &types];
    last = did == DONE ? *place : new;
    if (did == DONE)
        *found = place, *place = new;
    Py_XDECREF(last.name);
    Py_XDECREF(last.row);
    return did;
}

/* A word, which stays until the next one of its table is found. */
static inline Did find(Output *out, Words *words, PyObject *name, const Word **found)
{
    if (name == NULL || !PyUnicode_CheckExact(name))
        return STRANGE;
    Py_hash_t hash = PyObject_Hash(name);
    Word *place = NULL;
    for (size_t i = 0; i < 8; i++) {
        place = &words->known[((size_t)hash + i) % 1024];
        if (place->name == NULL)
            break;
        if (place->name == name || (place->hash == hash && PyUnicode_Compare(place->name, name) == 0)) {
            *found = place;
            return DONE;
        }
    }
    return ask(out, words, name, place, found);
}

/* The "@id" of a node, which mostly comes first; NULL where it has none. */
static inline PyObject *id_of(PyObject *node)
{
    PyObject *key, *value;
    Py_ssize_t position = 0;
    if (PyDict_Next(node, &position, &key, &value) && PyUnicode_CheckExact(key) && PyUnicode_IS_COMPACT_ASCII(key)
        && PyUnicode_GET_LENGTH(key) == 3 && memcmp(PyUnicode_DATA(key), "@id", 3) == 0)
        return value;
    return PyDict_GetItemWithError(node, ID);
}

static Did put_number(Output *out, PyObject *item)
{
    int overflow = 0;
    long long number = PyBool_Check(item) ? 0 : PyLong_AsLongLongAndOverflow(item, &overflow);
    const Word *type = PyBool_Check(item) ? boolean : integer;
    if (overflow)
        return STRANGE;
    TRY(reserve(out, type->bare.size));
    *out->to++ = '"';
    if (type == boolean)
        put(out, item == Py_True ? (Text){"true", 4} : (Text){"false", 5});
    else {
        if (number < 0)
            *out->to++ = '-';
        put_digits(out, number < 0 ? 0 - (uint64_t)number : (uint64_t)number, 10);
    }
    put(out, (Text){"\"^^", 3});
    put(out, type->bare);
    return DONE;
}

/* A text with its language or its datatype. */
static Did put_literal(Output *out, PyObject *item)
{
    Text text, last;
    const Word *type;
    PyObject *language = PyDict_GetItemWithError(item, LANGUAGE);
    if (language != NULL) {
        TRY(as_text(language, &last));
    } else if (PyErr_Occurred()) { /* a key of the tree cannot be compared */
        return STRANGE;
    } else {
        TRY(find(out, &types, PyDict_GetItemWithError(item, TYPE), &type));
        last = type->bare;
    }
    TRY(as_text(PyDict_GetItemWithError(item, VALUE), &text));
    TRY(reserve(out, 2 * text.size + last.size));
    *out->to++ = '"';
    put_escaped(out, text);
    put(out, language != NULL ? (Text){"\"@", 2} : (Text){"\"^^", 3});
    put(out, last);
    return DONE;
}

static Did put_list(Output *out, PyObject *id, PyObject *items);

/* What is said of a node comes after all lines of the one in hand. */
static Did put_later(Output *out, PyObject *node)
{
    if (out->count == out->room) {
        PyObject **more = PyMem_Realloc(out->waiting, (size_t)(2 * out->room + 64) * sizeof(PyObject *));
        if (more == NULL) {
            PyErr_NoMemory();
            return ERROR;
        }
        out->waiting = more;
        out->room = 2 * out->room + 64;
    }
    out->waiting[out->count++] = Py_NewRef(node);
    return DONE;
}

/* What comes third in a line, of a property of what has this `id`; or of a cell of a list, without one. */
static inline Did put_object(Output *out, PyObject *id, const Word *property, PyObject *item)
{
    Text text;
    const Word *type;
    int is_text = PyUnicode_CheckExact(item), is_dict = PyDict_CheckExact(item);
    PyObject *found = is_text ? item : is_dict ? id_of(item) : NULL;
    if (is_text && property->is_type) {
        TRY(find(out, &types, item, &type));
        TRY(reserve(out, type->bare.size));
        put(out, type->bare);
    } else if (is_text && property->after.at != NULL) { /* as nearly every one is */
        TRY(as_text(item, &text));
        TRY(reserve(out, 2 * text.size + property->after.size));
        *out->to++ = '"';
        put_escaped(out, text);
        put(out, property->after);
    } else if (found != NULL) {
        TRY(as_text(found, &text));
        TRY(reserve(out, text.size));
        put_resource(out, text);
        if (is_dict && id != NULL && PyDict_GET_SIZE(item) > 1)
            return put_later(out, item);
    } else if (is_dict && (found = PyDict_GetItemWithError(item, LIST)) != NULL) {
        Py_INCREF(found);
        Did did = put_list(out, id, found);
        Py_DECREF(found);
        return did;
    } else if (is_dict)
        return put_literal(out, item);
    else if (id != NULL && !property->is_type && (PyLong_CheckExact(item) || PyBool_Check(item)))
        return put_number(out, item);
    else
        return STRANGE;
    return DONE;
}

/* The cells of a list are blank nodes, labelled after its subject, as `list_cells` says. */
static Did put_label(Output *out, PyObject *id)
{
    Py_ssize_t length = PyUnicode_GET_LENGTH(id);
    TRY(reserve(out, 7 * length));
    put(out, (Text){"_:l", 3});
    for (Py_ssize_t i = 0; i < length; i++) {
        Py_UCS4 c = PyUnicode_READ_CHAR(id, i);
        int is_itself = c < 128 && Py_ISALNUM(c);
        *out->to++ = is_itself ? (char)c : 'x';
        if (!is_itself)
            put_digits(out, c, 16);
    }
    *out->to++ = 'n';
    return DONE;
}

/* A cell, whose label up to its number stands in the buffer already, and what comes after it. */
static Did put_cell(Output *out, Py_ssize_t label, Py_ssize_t size, Py_ssize_t number, Text after)
{
    TRY(reserve(out, size + after.size));
    put(out, (Text){PyBytes_AS_STRING(out->bytes) + label, size});
    put_digits(out, (uint64_t)number, 10);
    put(out, after);
    return DONE;
}

/* The list as an object, and the lines of its cells but for the end of the last. */
static Did put_list(Output *out, PyObject *id, PyObject *items)
{
    if (id == NULL || !PyList_CheckExact(items))
        return STRANGE;
    Py_ssize_t label = out->to - PyBytes_AS_STRING(out->bytes), count = PyList_GET_SIZE(items);
    if (count > 0) {
        TRY(put_label(out, id));
        *out->to++ = '0';
    }
    Py_ssize_t size = out->to - PyBytes_AS_STRING(out->bytes) - label - 1;
    for (Py_ssize_t i = 0; i < count && i < PyList_GET_SIZE(items); i++) {
        PyObject *item = Py_NewRef(PyList_GET_ITEM(items, i));
        put(out, out->end);
        Did did = put_cell(out, label, size, i, first->bare);
        if (did == DONE)
            did = put_object(out, NULL, &plain, item);
        Py_DECREF(item);
        TRY(did);
        put(out, out->end);
        TRY(put_cell(out, label, size, i, rest->bare));
        if (i + 1 < count)
            TRY(put_cell(out, label, size, i + 1, (Text){"", 0}));
    }
    TRY(reserve(out, nil->bare.size));
    put(out, nil->bare);
    return DONE;
}

static Did put_property(Output *out, PyObject *id, Text subject, PyObject *key, PyObject *value)
{
    const Word *property;
    TRY(find(out, &properties, key, &property));
    Did did = DONE;
    int is_list = PyList_CheckExact(value), is_written = property->before.at != NULL;
    for (Py_ssize_t i = 0; did == DONE && is_written && i < (is_list ? PyList_GET_SIZE(value) : 1); i++) {
        PyObject *item = Py_NewRef(is_list ? PyList_GET_ITEM(value, i) : value);
        if ((did = reserve(out, subject.size + property->bare.size)) == DONE) {
            put_resource(out, subject);
            put(out, property->bare);
            did = put_object(out, id, property, item);
        }
        if (did == DONE)
            put(out, out->end);
        Py_DECREF(item);
    }
    return did;
}

/* The lines of a node; what is described within it is put next. */
static Did put_node(Output *out, PyObject *node)
{
    PyObject *id = PyDict_CheckExact(node) ? Py_XNewRef(id_of(node)) : NULL, *key, *value;
    Py_ssize_t position = 0, low = out->count, high;
    Text subject;
    Did did = as_text(id, &subject);
    while (did == DONE && PyDict_Next(node, &position, &key, &value)) {
        Py_INCREF(key);
        Py_INCREF(value);
        did = put_property(out, id, subject, key, value);
        Py_DECREF(key);
        Py_DECREF(value);
    }
    for (high = out->count - 1; low < high; low++, high--) { /* so that the first is the last, which is taken */
        PyObject *waiting = out->waiting[low];
        out->waiting[low] = out->waiting[high];
        out->waiting[high] = waiting;
    }
    Py_XDECREF(id);
    return did;
}

static PyObject *lines(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    Output out = {NULL};
    PyObject *description, *end;
    const Py_ssize_t room = 120000; /* more than nearly all take; malloc would ask the system for larger ones each time */
    if (!PyArg_ParseTuple(arguments, "OU:lines", &description, &end))
        return NULL;
    Did did = nil != NULL ? as_text(end, &out.end) : STRANGE;
    if (did == DONE)
        did = (out.bytes = PyBytes_FromStringAndSize(NULL, room + SPARE + out.end.size)) != NULL ? DONE : ERROR;
    if (did == DONE) {
        out.to = PyBytes_AS_STRING(out.bytes);
        out.limit = out.to + room;
        did = put_later(&out, description);
    }
    while (out.count > 0) { /* trees of any depth take none of C's stack */
        PyObject *node = out.waiting[--out.count];
        if (did == DONE)
            did = put_node(&out, node);
        Py_DECREF(node);
    }
    for (int i = 0; i < 2; i++) {
        Py_XDECREF(out.others[i].name);
        Py_XDECREF(out.others[i].row);
    }
    PyMem_Free(out.waiting);
    if (did == DONE && PyErr_Occurred())
        did = STRANGE;
    if (did == DONE)
        _PyBytes_Resize(&out.bytes, out.to - PyBytes_AS_STRING(out.bytes));
    else
        Py_CLEAR(out.bytes);
    if (did == STRANGE)
        PyErr_Clear();
    return did == STRANGE ? Py_NewRef(Py_None) : out.bytes;
}

/* One of the names that lines of any description may need. */
static const Word *needed(Words *words, const char *name)
{
    Output out = {NULL};
    const Word *found = NULL;
    PyObject *object = PyUnicode_FromString(name);
    Did did = object != NULL ? find(&out, words, object, &found) : ERROR;
    Py_XDECREF(object);
    if (did == STRANGE)
        PyErr_Format(PyExc_ValueError, "nothing is known of %s", name);
    return did == DONE ? found : NULL;
}

static PyObject *use(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    if (properties.table == NULL
        && PyArg_ParseTuple(arguments, "O!O!:use", &PyDict_Type, &properties.table, &PyDict_Type, &types.table)) {
        Py_INCREF(properties.table);
        Py_INCREF(types.table);
    }
    if (!PyErr_Occurred() && (first = needed(&properties, "rdf:first")) != NULL
        && (rest = needed(&properties, "rdf:rest")) != NULL && (boolean = needed(&types, "xsd:boolean")) != NULL
        && (integer = needed(&types, "xsd:integer")) != NULL)
        nil = needed(&types, "rdf:nil");
    return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

static PyMethodDef METHODS[] = {
    {"use", use, METH_VARARGS, "Takes the tables of properties and types."},
    {"lines", lines, METH_VARARGS, "The lines in UTF-8, or None where there is anything that it cannot write."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {.m_base = PyModuleDef_HEAD_INIT, .m_name = "_lines", .m_size = -1, .m_methods = METHODS};

PyMODINIT_FUNC PyInit__lines(void)
{
    ID = PyUnicode_InternFromString("@id");
    LANGUAGE = PyUnicode_InternFromString("@language");
    LIST = PyUnicode_InternFromString("@list");
    TYPE = PyUnicode_InternFromString("@type");
    VALUE = PyUnicode_InternFromString("@value");
    return ID && LANGUAGE && LIST && TYPE && VALUE ? PyModule_Create(&MODULE) : NULL;
}
