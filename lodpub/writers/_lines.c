/* The lines of N-Triples and N-Quads, written from the tree of a description into one buffer of UTF-8.

   lines() goes the way of `plain` in lines.py, with what that module gives to use(): the tables of what is written for a
   property and for a type, and a function for the lines of values that are neither texts nor nodes. So no rule about terms,
   datatypes or lists stands here. For what it cannot write (half of a surrogate pair in an IRI, a node without "@id") it
   gives None, and `plain` takes the description from its beginning, so that errors, too, are Python's.

   The tables and that function run Python code. Other threads may then change the tree, so what is used afterwards is held. */

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

#define LONGEST (PY_SSIZE_T_MAX / 32) /* text, so that the sizes of a few can be added up */

/* What is written for a property, as lines.py says; all empty where nothing is. */
typedef struct {
    PyObject *name, *row;
    Text before, after, bare;
} Property;

typedef struct {
    PyObject *bytes;
    char *to, *limit; /* where the next byte is put, and up to where there is room */
    Text end;         /* of each line: the graph and the full stop */
    PyObject *nested; /* what is described within the node in hand */
} Output;

static PyObject *properties, *types, *others, *ID, *TYPE;

/* The same few names are met again and again: their addresses are known, which spares most of the searching. */
static Property known[512];

static Did reserve(Output *out, Py_ssize_t more)
{
    if (more <= out->limit - out->to)
        return DONE;
    Py_ssize_t size = out->to - PyBytes_AS_STRING(out->bytes), most = PY_SSIZE_T_MAX / 2 - size;
    Py_ssize_t room = 2 * (size + (more < most ? more : most));
    if (_PyBytes_Resize(&out->bytes, room) < 0)
        return ERROR;
    out->to = PyBytes_AS_STRING(out->bytes) + size;
    out->limit = PyBytes_AS_STRING(out->bytes) + room;
    return DONE;
}

/* The three that follow need room that is reserved. */
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

static void put_escaped(Output *out, Text text)
{
    unsigned char special = 0;
    for (Py_ssize_t i = 0; i < text.size; i++) { /* without a branch, so that compilers look at many bytes at once */
        unsigned char c = (unsigned char)text.at[i];
        special |= (c < ' ') | (c == '"') | (c == '\\');
    }
    for (Py_ssize_t i = 0; special && i < text.size; i++) {
        char c = text.at[i], letter = c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c;
        if (letter != c || c == '"' || c == '\\')
            *out->to++ = '\\';
        *out->to++ = letter;
    }
    if (!special)
        put(out, text);
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
    if (text->at != NULL && text->size <= LONGEST)
        return DONE;
    PyErr_Clear();
    return STRANGE;
}

/* Gives a reference to the row, since Python code may change what is known. */
static inline Did find(PyObject *name, Property *found)
{
    Property *place = &known[(uint32_t)((uintptr_t)name >> 4) * 2654435769u >> 23], last; /* of 512 */
    if (place->name != name) {
        if (!PyUnicode_CheckExact(name))
            return STRANGE;
        PyObject *row = PyObject_GetItem(properties, name);
        if (row == NULL)
            return ERROR;
        Property new = {.name = Py_NewRef(name), .row = row};
        int fits = PyArg_ParseTuple(row, "z#z#s#", &new.before.at, &new.before.size, &new.after.at, &new.after.size,
                                    &new.bare.at, &new.bare.size);
        last = fits ? *place : new;
        if (fits)
            *place = new;
        Py_XDECREF(last.name);
        Py_XDECREF(last.row);
        if (!fits)
            return STRANGE;
    }
    *found = *place;
    Py_INCREF(found->row);
    return DONE;
}

/* The lines that Python makes of a value. */
static Did put_others(Output *out, PyObject *id, PyObject *key, PyObject *item)
{
    PyObject *made = PyObject_CallFunctionObjArgs(others, id, key, item, NULL);
    Did did = made == NULL ? ERROR : PyList_CheckExact(made) ? DONE : STRANGE;
    for (Py_ssize_t i = 0; did == DONE && i < PyList_GET_SIZE(made); i++) {
        Text line;
        if ((did = as_text(PyList_GET_ITEM(made, i), &line)) == DONE
            && (did = reserve(out, line.size + out->end.size)) == DONE) {
            put(out, line);
            put(out, out->end);
        }
    }
    Py_XDECREF(made);
    return did;
}

/* The "@id" of a node, which mostly comes first; NULL where it is no dict, or has none. */
static inline PyObject *id_of(PyObject *node)
{
    PyObject *key, *value;
    Py_ssize_t position = 0;
    if (!PyDict_CheckExact(node))
        return NULL;
    return PyDict_Next(node, &position, &key, &value) && key == ID ? value : PyDict_GetItemWithError(node, ID);
}

static Did put_value(Output *out, PyObject *id, PyObject *key, const Property *property, PyObject *item)
{
    Text subject, text;
    int is_node = !PyUnicode_CheckExact(item), is_literal = !is_node && property->after.at != NULL;
    int is_type = !is_node && !is_literal && PyUnicode_Compare(key, TYPE) == 0;
    PyObject *string = is_node ? id_of(item) : is_type ? PyDict_GetItemWithError(types, item) : item;
    if (as_text(string, &text) != DONE)
        return is_node && string != NULL ? STRANGE : put_others(out, id, key, item);
    TRY(as_text(id, &subject));
    TRY(reserve(out, subject.size + property->before.size + property->bare.size + 2 * text.size + property->after.size
                         + out->end.size + 4));
    put_resource(out, subject);
    if (is_literal) { /* as nearly every one is */
        put(out, property->before);
        put_escaped(out, text);
        put(out, property->after);
    } else {
        put(out, property->bare);
        is_type ? put(out, text) : put_resource(out, text);
    }
    put(out, out->end);
    return is_node && PyDict_GET_SIZE(item) > 1 && PyList_Append(out->nested, item) < 0 ? ERROR : DONE;
}

static Did put_property(Output *out, PyObject *id, PyObject *key, PyObject *value)
{
    Property property;
    TRY(find(key, &property));
    Did did = DONE;
    int is_list = PyList_CheckExact(value), is_written = property.before.at != NULL;
    for (Py_ssize_t i = 0; did == DONE && is_written && i < (is_list ? PyList_GET_SIZE(value) : 1); i++) {
        PyObject *item = Py_NewRef(is_list ? PyList_GET_ITEM(value, i) : value);
        did = put_value(out, id, key, &property, item);
        Py_DECREF(item);
    }
    Py_DECREF(property.row);
    return did;
}

static Did put_node(Output *out, PyObject *node)
{
    PyObject *id = Py_XNewRef(id_of(node)), *key, *value;
    Py_ssize_t position = 0;
    Text subject;
    Did did = as_text(id, &subject);
    while (did == DONE && PyDict_Next(node, &position, &key, &value)) {
        Py_INCREF(key);
        Py_INCREF(value);
        did = put_property(out, id, key, value);
        Py_DECREF(key);
        Py_DECREF(value);
    }
    Py_XDECREF(id);
    return did;
}

/* The next node that waits, the last one, and before those that wait what is described within it. */
static Did put_next(Output *out, PyObject *waiting)
{
    Py_ssize_t left = PyList_GET_SIZE(waiting) - 1, more;
    PyObject *node = Py_NewRef(PyList_GET_ITEM(waiting, left));
    Did did = PyList_SetSlice(waiting, left, left + 1, NULL) < 0 ? ERROR : put_node(out, node);
    Py_DECREF(node);
    if (did == DONE && (more = PyList_GET_SIZE(out->nested)) > 0
        && (PyList_Reverse(out->nested) < 0 || PyList_SetSlice(waiting, left, left, out->nested) < 0
            || PyList_SetSlice(out->nested, 0, more, NULL) < 0))
        did = ERROR;
    return did;
}

static PyObject *lines(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    Output out = {NULL};
    PyObject *description, *end;
    if (!PyArg_ParseTuple(arguments, "OU:lines", &description, &end))
        return NULL;
    PyObject *waiting = PyList_New(0);
    out.nested = PyList_New(0);
    out.bytes = PyBytes_FromStringAndSize(NULL, 1 << 16); /* more than most take, so that it seldom has to grow */
    Did did = ERROR;
    if (waiting != NULL && out.nested != NULL && out.bytes != NULL && PyList_Append(waiting, description) == 0) {
        out.to = PyBytes_AS_STRING(out.bytes);
        out.limit = out.to + PyBytes_GET_SIZE(out.bytes);
        did = others != NULL ? as_text(end, &out.end) : STRANGE;
    }
    while (did == DONE && PyList_GET_SIZE(waiting) > 0) /* trees of any depth take none of C's stack */
        did = put_next(&out, waiting);
    if (did == DONE)
        _PyBytes_Resize(&out.bytes, out.to - PyBytes_AS_STRING(out.bytes));
    else
        Py_CLEAR(out.bytes);
    Py_XDECREF(out.nested);
    Py_XDECREF(waiting);
    if (did == STRANGE)
        PyErr_Clear();
    return did == STRANGE ? Py_NewRef(Py_None) : out.bytes;
}

static PyObject *use(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    if (others == NULL && PyArg_ParseTuple(arguments, "O!O!O:use", &PyDict_Type, &properties, &PyDict_Type, &types, &others))
        Py_INCREF(properties), Py_INCREF(types), Py_INCREF(others);
    return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

static PyMethodDef METHODS[] = {
    {"use", use, METH_VARARGS, "Takes the tables of properties and types, and what gives the lines of other values."},
    {"lines", lines, METH_VARARGS, "The lines in UTF-8, or None where there is anything that it cannot write."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {.m_base = PyModuleDef_HEAD_INIT, .m_name = "_lines", .m_size = -1, .m_methods = METHODS};

PyMODINIT_FUNC PyInit__lines(void)
{
    ID = PyUnicode_InternFromString("@id");
    TYPE = PyUnicode_InternFromString("@type");
    return ID != NULL && TYPE != NULL ? PyModule_Create(&MODULE) : NULL;
}
