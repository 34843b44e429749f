# packages: ply==3.11
import ply.lex
import ply.yacc

tokens = "NAME", "NUMBER"
literals = "=+-*/()"
t_NAME = r"[a-zA-Z_]\w*"
t_ignore = " \t"


def t_NUMBER(t):
    r"\d+"
    t.value = int(t.value)
    return t


def t_newline(t):
    r"\n+"
    t.lexer.lineno += len(t.value)


def t_error(t):
    print("illegal", t.value[0])
    t.lexer.skip(1)


precedence = ("left", "+", "-"), ("left", "*", "/"), ("right", "UMINUS")
names = {}


def p_statement_assign(p):
    "statement : NAME '=' expression"
    names[p[1]] = p[3]


def p_statement_expr(p):
    "statement : expression"
    print(p[1])


def p_expression_binop(p):
    """expression : expression '+' expression
                  | expression '-' expression
                  | expression '*' expression
                  | expression '/' expression"""
    p[0] = {"+": lambda: p[1] + p[3], "-": lambda: p[1] - p[3], "*": lambda: p[1] * p[3], "/": lambda: p[1] // p[3]}[p[2]]()


def p_expression_uminus(p):
    "expression : '-' expression %prec UMINUS"
    p[0] = -p[2]


def p_expression_group(p):
    "expression : '(' expression ')'"
    p[0] = p[2]


def p_expression_number(p):
    "expression : NUMBER"
    p[0] = p[1]


def p_expression_name(p):
    "expression : NAME"
    p[0] = names.get(p[1], 0)


def p_error(p):
    print("syntax error at", p and p.value)


lexer = ply.lex.lex()
lexer.input("x = 3 * (4 + 5)\n$ y2")
print([(token.type, token.value, token.lineno, token.lexpos) for token in lexer])
parser = ply.yacc.yacc(debug=False, write_tables=False)
for line in ["x = 2 + 3 * 4", "x", "-x * 2 - (1 - 5)", "y + 1", "3 +", "((7))", "1 2", "100 / 7 / 2"]:
    parser.parse(line)
print(names)
