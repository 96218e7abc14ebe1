"""How requirements and features are written (写法): remarks on texts by people, by what is true of the language; no text is changed."""
