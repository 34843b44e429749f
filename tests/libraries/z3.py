# header: z3.h
import z3
config = Z3_mk_config()
context = Z3_mk_context(config)
Z3_del_config(config)
integer = Z3_mk_int_sort(context)
x = Z3_mk_const(context, Z3_mk_string_symbol(context, "x"), integer)
solver = Z3_mk_solver(context)
Z3_solver_inc_ref(context, solver)
Z3_solver_assert(context, solver, Z3_mk_eq(context, Z3_mk_mul(context, 2, [x, x]), Z3_mk_int(context, 49, integer)))
Z3_solver_assert(context, solver, Z3_mk_lt(context, x, Z3_mk_int(context, 0, integer)))
print(Z3_solver_check(context, solver) == Z3_L_TRUE)
print(str(Z3_model_to_string(context, Z3_solver_get_model(context, solver))).strip())
def failed(context, code):
    raise ValueError(str(Z3_get_error_msg(context, code)))
Z3_set_error_handler(context, failed)
try:
    Z3_mk_eq(context, x, Z3_mk_string(context, "a"))
except ValueError as e:
    print(e)
# expect: True
# expect: x -> (- 7)
# expect: Sorts Int and String are incompatible
