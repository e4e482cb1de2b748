"""The words that cells of tables use for our codes, in several languages."""

import unicodedata
from collections import Counter

from deals.model.mapping import CODED

WITHOUT_STROKE = str.maketrans({"ł": "l", "ø": "o", "æ": "ae", "đ": "d", "ð": "d"})
# Words of tables for our codes; what is not here is for the user to decide. '' says nothing.
_STATUSES: dict[str, str] = {
    "completed": """
        complete; completed; closed; done; effective; concluded; finalised; finalized;
        consummated; unconditional; actual; abgeschlossen; vollzogen; finalise; conclu; conclue;
        realise; realisee; cloture; completada; completado; cerrada; cerrado; concretada;
        finalizada; completata; completato; conclusa; concluso; perfezionata; afgerond; voltooid;
        concluida; concluido; finalizado; slutford; genomford; avslutad; gennemfort; zakonczona;
        zakonczone; завершена; завершено; закрыта; 已完成; 完成; 已交割; 完了; 成立; 실행완료;
        완료
    """,
    "announced": """
        pending; announced; agreed; open; intended; proposed; ongoing; pending regulatory; in
        progress; pending completion; angekundigt; vereinbart; laufend; annonce; annoncee; en
        cours; anunciada; anunciado; pendiente; en curso; annunciata; annunciato; in corso;
        aangekondigd; lopend; pendente; em andamento; annonserad; pagaende; ogloszona; w toku;
        объявлена; объявлено; 已公告; 已宣布; 进行中; 公表; 発表; 진행중; 발표
    """,
    "signed": """
        signed; unterzeichnet; signe; signee; firmada; firmata; getekend; assinada; 已签约
    """,
    "rumoured": """
        rumor; rumour; rumored; rumoured; gerucht; spekulation; rumeur; rumor de mercado; 传闻;
        観測
    """,
    "in_talks": "in talks; in negotiation; negotiating; in verhandlung; en negociacion; 洽谈中",
    "terminated": """
        terminated; cancelled; canceled; abandoned; failed; discontinued; collapsed; geplatzt;
        abgebrochen; gescheitert; abandonne; abandonnee; annule; annulee; cancelada; cancelado;
        rescindida; annullata; abbandonata; afgeblazen; beeindigd; avbruten; anulowana; отменена;
        终止; 已终止; 取消; 中止; 취소; 무산
    """,
    "withdrawn": "withdrawn; zuruckgezogen; retire; retiree; retirada; ritirata; 撤回; 철회",
    "blocked": "blocked; prohibited; untersagt; bloque; bloquee; bloqueada; 被否决",
    "lapsed": "lapsed; expired",
    "": "undisclosed; unknown; unbekannt; inconnu; desconocido",
}
_TYPES: dict[str, str] = {
    "acquisition": """
        acquisition; acquired; m&a; takeover; merger/acquisition; mergers and acquisitions;
        acquisition of assets; ubernahme; akquisition; kauf; rachat; adquisicion; acquisizione;
        overname; aquisicao; forvarv; przejecie; поглощение; приобретение; 收购; 并购; 买収; 買収;
        子会社化; 인수
    """,
    "buyout": "buyout; lbo; mbo; buyout/lbo; leveraged buyout; management buyout",
    "merger": "merger; mergers; fusion; fusione; fusao; fusie; слияние; 合并; 合併; 합병",
    "joint_venture": "joint venture; jv; coentreprise; gemeinschaftsunternehmen; 合资; 合弁",
    "majority_stake": """
        majority; majority stake; acq of majority interest; acquisition of majority interest;
        mehrheitsbeteiligung; participation majoritaire
    """,
    "minority_stake": """
        minority; minority stake; minority investment; acquisition of partial interest;
        minderheitsbeteiligung; participation minoritaire; 少数股权
    """,
    "asset_purchase": """
        asset purchase; asset deal; asset acquisition; acquisition of certain assets
    """,
    "debt": "debt; debt financing; loan; kredit; darlehen; prestamo",
    "funding_round": """
        venture; funding; funding round; seed; angel; pre-seed; private equity; seed funding;
        early stage vc; later stage vc; seed round; series a; series b; series c; series d; series
        e; series f; series g; series h; seed/ angel funding; seed/angel; equity; growth; growth
        equity; series unknown; venture capital; finanzierungsrunde; levee de fonds; ronda; 融资;
        出資
    """,
    "grant": "grant",
    "ipo": "ipo; borsengang; introduction en bourse",
    "acqui_hire": "acquihire; acqui-hire",
    "divestiture": """
        divestiture; disposal; divestment; verkauf; cession; desinversion; dismissione
    """,
    "spin_off": "spin-off; spinoff; spin off",
    "convertible_financing": "convertible note; convertible; convertible loan; wandeldarlehen",
    "secondary_sale": "secondary market; secondary",
}
_PAYMENTS: dict[str, str] = {
    "cash": """
        cash; bar; barmittel; especes; numeraire; efectivo; contanti; dinheiro; 现金; 現金; 현금
    """,
    "stock": """
        stock; shares; share; equity; aktien; actions; acciones; azioni; acoes; 股份; 株式; 주식
    """,
    "debt": "debt",
    "earn_out": "earn-out; earnout; earn out",
    "other": "other",
    "": "undisclosed; n/a",
}


def plain_word(word: str) -> str:
    """A word of a cell as the lists have it: in lower case, without accents."""
    text = unicodedata.normalize("NFKD", " ".join(word.split())).casefold()
    plain = "".join(c for c in text if not "\u0300" <= c <= "\u036f").translate(WITHOUT_STROKE)
    return unicodedata.normalize("NFC", plain)


def _by_word(codes: dict[str, str]) -> dict[str, str]:
    return {plain_word(word): code for code, words in codes.items() for word in words.split(";")}


CODE_WORDS: dict[str, dict[str, str]] = {
    "status": _by_word(_STATUSES), "type": _by_word(_TYPES), "payment": _by_word(_PAYMENTS),
}  # fmt: skip


def known_words(field: str, words: Counter[str]) -> tuple[dict[str, str], list[str]]:
    """The words of a column's cells → our codes; and those that are none of ours."""
    known = CODE_WORDS[field]
    codes = {word: known[plain_word(word)] for word in words if plain_word(word) in known}
    return codes, [w for w in words if w and w not in codes and not CODED[field].find(w)]


def parted_words(words: Counter[str]) -> tuple[Counter[str], str | None]:
    """The words of cells that hold several, such as "Cash, Stock"; and what parts them."""
    sign = next((s for s in (",", ";", "+", "/") if any(s in word for word in words)), None)
    if sign is None:
        return words, None
    return Counter(part.strip() for word in words for part in word.split(sign)), sign
