struct pair { int one, two; };

int counted = 3;

int sum_of(const struct pair *p) { return p->one + p->two + counted; }
