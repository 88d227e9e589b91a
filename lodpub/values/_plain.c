/* Whether texts are plain, as plain.py says; it gives the ranges of characters to use(), so that no rule of them stands here. */

#include <Python.h>

#define LOW 0x250

static Py_UCS4 *ranges; /* the first and the last character of each, in order; behind the last a 0 */
static char low[LOW];   /* whether each character up to here is in a range */

static int in_range(Py_UCS4 character)
{
    const Py_UCS4 *range = ranges;
    while (range[0] != 0 && range[1] < character)
        range += 2;
    return range[0] != 0 && range[0] <= character;
}

/* Characters of one width: all in ranges, and no space at either end or behind another. */
#define LOOK(Width)                                                                   \
    do {                                                                              \
        const Width *at = PyUnicode_DATA(text), *end = at + PyUnicode_GET_LENGTH(text); \
        Py_UCS4 before = ' ';                                                         \
        for (; at < end; before = *at++)                                              \
            if ((*at == ' ' && before == ' ') || !(*at < LOW ? low[*at] : in_range(*at))) \
                return 0;                                                             \
        return before != ' ';                                                         \
    } while (0)

static int plain(PyObject *text)
{
    if (PyUnicode_GET_LENGTH(text) == 0)
        return 1;
    if (PyUnicode_KIND(text) == PyUnicode_1BYTE_KIND)
        LOOK(Py_UCS1);
    if (PyUnicode_KIND(text) == PyUnicode_2BYTE_KIND)
        LOOK(Py_UCS2);
    LOOK(Py_UCS4);
}

static PyObject *is_plain(PyObject *Py_UNUSED(module), PyObject *text)
{
    if (!PyUnicode_Check(text)) {
        PyErr_SetString(PyExc_TypeError, "a text was expected");
        return NULL;
    }
    return PyBool_FromLong(ranges != NULL && plain(text));
}

static PyObject *are_plain(PyObject *Py_UNUSED(module), PyObject *texts)
{
    if (!PyList_Check(texts)) {
        PyErr_SetString(PyExc_TypeError, "a list was expected");
        return NULL;
    }
    int all = ranges != NULL;
    for (Py_ssize_t i = 0; all && i < PyList_GET_SIZE(texts); i++) {
        PyObject *text = PyList_GET_ITEM(texts, i);
        all = text == Py_None || (PyUnicode_Check(text) && plain(text));
    }
    return PyBool_FromLong(all);
}

static PyObject *use(PyObject *Py_UNUSED(module), PyObject *pairs)
{
    if (ranges == NULL) {
        if (!PyUnicode_Check(pairs) || PyUnicode_GET_LENGTH(pairs) % 2) {
            PyErr_SetString(PyExc_TypeError, "a text of pairs was expected");
            return NULL;
        }
        ranges = PyUnicode_AsUCS4Copy(pairs);
        if (ranges == NULL)
            return NULL;
        for (Py_UCS4 character = 0; character < LOW; character++)
            low[character] = (char)in_range(character);
    }
    Py_RETURN_NONE;
}

static PyMethodDef METHODS[] = {
    {"use", use, METH_O, "Takes the ranges, as a text of their first and last characters, in order."},
    {"is_plain", is_plain, METH_O, "Whether a text is plain."},
    {"are_plain", are_plain, METH_O, "Whether all texts of a list are plain; None stands for none."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {.m_base = PyModuleDef_HEAD_INIT, .m_name = "_plain", .m_size = -1, .m_methods = METHODS};

PyMODINIT_FUNC PyInit__plain(void)
{
    return PyModule_Create(&MODULE);
}
