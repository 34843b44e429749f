# header: glpk.h
import glpk
glp_term_out(GLP_OFF)
lp = glp_create_prob(); glp_set_obj_dir(lp, GLP_MAX); glp_add_rows(lp, 2); glp_add_cols(lp, 2)
glp_set_row_bnds(lp, 1, GLP_UP, 0.0, 4.0); glp_set_row_bnds(lp, 2, GLP_UP, 0.0, 6.0)
for j, k in ((1, 3.0), (2, 2.0)): glp_set_col_bnds(lp, j, GLP_LO, 0.0, 0.0); glp_set_obj_coef(lp, j, k)
glp_load_matrix(lp, 4, [0, 1, 1, 2, 2], [0, 1, 2, 1, 2], [0.0, 1.0, 1.0, 1.0, 3.0])
print(glp_simplex(lp, None), glp_get_obj_val(lp), glp_get_col_prim(lp, 1), glp_get_col_prim(lp, 2)); glp_delete_prob(lp)
# expect: 0 12.0 4.0 0.0
