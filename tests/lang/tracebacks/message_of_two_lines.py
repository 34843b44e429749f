raise ValueError('multi\nline')
