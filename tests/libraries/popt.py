# header: popt.h
import popt
verbose, name = new("int"), new("char *")
table = new("struct poptOption[3]")
table[0] = {"longName": "verbose", "shortName": "v", "argInfo": POPT_ARG_NONE, "arg": verbose}
table[1] = {"longName": "name", "shortName": "n", "argInfo": POPT_ARG_STRING, "arg": name}
con = poptGetContext("prog", 4, ["prog", "-v", "--name=bob", "rest", None], table, 0)
print(poptGetNextOpt(con), verbose[0], name[0], poptGetArg(con), poptStrerror(POPT_ERROR_BADOPT))
poptFreeContext(con)
# expect: -1 1 bob rest unknown option
