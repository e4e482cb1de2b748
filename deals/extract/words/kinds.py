"""The words by which each type of deal can be told."""

from deals.extract.words.text import phrase

_BUY = (
    r"cquir|a(?:cq|q|c)uisi?t?i?t?i?on|\bbuy|bought|urchas|take-?over|tak\w+ over|took over"
    r"|\btak(?:e|es|en|ing)\b|\btook\b|\bbid|offer|\bsell|\bsold|\bsales?\b|divest|dispos|offload"
    r"|unload|\bshed|\bhiv|due diligence|\bbooks\b"
    r"|snap|scoop|pick|absorb|swallow|property of|part(?:s|ed|ing)? with|\b(?:goes|went|going"
    r"|falls|fell"
    r"|go) to\b|exclusivity|stake|interest|holding|spin|demerg|spun|spin-?off|\bsplit|distribut"
    r"|convert|swap|exchang|\btrad(?:e|ed|es|ing)\b|rais|increas"
    r"|boost|lift|\bups?\b|buy-?outs?|tender|\bhas\b|\bhave\b|\bhad\b|\bholds?\b"
    r"|\bowns?\b|\bownership\b|control|\bpa(?:y|ys|ying|id)\b|\bspen[dt]|splash"
    r"|shell\w* out|\bfork|approach|proposal"
    r"|\bcut|reduc|lower|trimm|\bplac"
    r"|\badd(?:s|ed) on|bolt|swoop|gobbl|rescu|snatch|farm|\bwins?\b|\bwon\b|hik|doubl|tripl"
    r"|amass|accumulat|carve|\bdeals?\b"
    r"|auction|running for|pursuit|chase|hands\b|transfer|privati[sz]| / "
    r"|race for|bidder|swoop|part of|(?:subsidiary|unit|division) of|accepted"
    r"|acqui-?hir|hand(?:s|ed|ing)? over|circl|stalk|sniff|\beyed?\b|\bcourt|\bwoo|\bpursu"
    r"|graft|\btack|transaction|\bt[iy]res\b|the rule over|run at"
    r"|sizing|overture|cough|new (?:owner|parent|home)|belongs?|stump|drops|plunk"
    r"|pon(?:y|ies|ied) up|\blaid out"
    r"|into the fold|\badd(?:s|ed|ing)\b|addition of"
    r"|welcom|\bjoin(?:s|ed|ing)?\b|family of|portfolio of|\bpass(?:es|ed)? to\b|\bon to\b"
)
TYPE_WORDS = {
    "acquisition": phrase(_BUY),
    "asset_purchase": phrase(_BUY),
    "divestiture": phrase(_BUY),
    "majority_stake": phrase(_BUY + r"|invest|owner|holder|(?:pct|%|per ?cent) (?:of|in)\b"),
    "minority_stake": phrase(
        _BUY + r"|invest|inject|infus|\bput|pump|pour|plough|plow|s[iau]nk"
        r"|funnel|channel|\bpil(?:es|ed)|shares|partner|recapitali"
        r"|ownership|(?:pct|%|per ?cent) (?:of|in)\b|holder|owner|investor"
    ),
    "funding_round": phrase(
        r"rais|secur|clos|land|bag|net|announc|receiv|complet|obtain|attract|pull|garner|snag"
        r"|mop|scor|\bg[eo]t|bring|fetch|grab|unveil|\bwin|\bwon|round|fund|led|lead|invest"
        r"|back|join|particip|series|seed|equity|proceeds|haul|shut|pick|\bnab|\bhas\b|inject"
        r"|infus|anchor|hand(?:s|ed)\b|\bgave\b"
        r"|stealth|cheque|check|unicorn|exten[ds]|\btop(?:s|ped)? up|\badd(?:s|ed)?\b|bridge|\bsnar"
        r"|scoop|reel|stepped"
        r"|launch|offering"
        r"|placement"
        r"|convertible"
    ),
    "other": phrase(
        r"initial public offer|\bIPOs?\b|\boffering|\bpublic\b|debut|float|flotation|\blist(?:s|ed"
        r"|ing)?\b"
        r"|shares (?:in|at|for)|trading|dealings|to trade"
    ),
    "merger": phrase(
        r"merg|\b(?:deal|transaction) (?:between|with)\b|amalgamat|combin|integrat|fusion|tie-?up"
        r"|\bpool|together|join\w* (?:forces"
        r"|together|under|in"
        r"|to form)"
        r"|\b(?:unit|affiliat)e[sd]? (?:under|in|to form)|team\w* up|the knot|together|link\w* up"
        r"|(?:holders|investors|owners) (?:of|in|will|would|are|to) "
        r"|share.{1,60} (?:exchanged|converted|swapped)"
    ),
    "joint_venture": phrase(
        r"joint|\bJV\b|\bj-v\b|venture|combin|\bpool|new (?:company|firm)"
        r"|an? (?:[\w.]+ ){0,4}(?:company|firm|corporation|business)\b|partnership|\bset up\b"
        r"|owned (?:in equal|equally)|equally owned|\d\d[-/:]\d\d|each (?:hold|own|take|have)\b"
    ),
    "debt": phrase(
        r"loan|lend|lent|credit|debt|borrow|revolver|facilit|debenture|\bNCDs?\b"
        r"|\bbonds?\b|\bnotes\b|commitment|in-possession|\bDIP\b|exit financing|refinanc"
        r"|new[- ]money|(?:funding|financ(?:e|ing)|bank(?:ing)?) (?:package|deal|line)|project "
        r"financ"
    ),
    "licence_and_hire": phrase(r"licen[sc]"),
    "capital_commitment": phrase(
        r"invest|spend|commit|pledg|promis|plan|vow|earmark|deploy|pour|would|will"
    ),
}
