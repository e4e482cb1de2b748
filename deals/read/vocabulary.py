"""The words that head columns of tables, by our fields, in several languages.

Words are compared as `headings.read_heading` leaves them: in lower case, without accents, signs,
units and currencies. The most usual stand first.
"""

_ENGLISH: dict[str, str] = {
    "target": """
        companies; target companies; organization name; startups; company target; target; target
        company; target name; target firm; company; company name; startup; startup name; start up;
        acquired company; acquired entity; acquiree; acquired; acquisition target; issuer; issuer
        name; borrower; portfolio company; investee; organization; organisation; organisation
        name; name; acquiree name; acquisition; firm; business name; company acquired; asset;
        asset name; target asset; name of target; company invested in; funded company; investee
        company; business acquired
    """,
    "investors": """
        acquiror name; bidder company; bidder name; buyer company; investors names; investment
        firms; vc firms; sole investors; acquirer company; investor; investors; investor name;
        investors name; investor names; acquirer; acquirers; acquiror; acquirer name; acquiring
        company; acquiring firm; buyer; buyers; buyer name; bidder; purchaser; acquired by; bought
        by; backers; parent company; lender; lenders; participating investors; investor s; firm
        names; investing firms; fund name; acquirors; acquiror company; select investors; all
        investors; winning bidder; name of acquirer; name of buyer; buying company
    """,
    "lead_investors": """
        lead sole investors; lead investor s; lead investor; lead investors; lead; led by; lead
        names; lead backer; lead backers
    """,
    "other_investors": "other investors; co investors; other participants",
    "sellers": """
        seller company; vendor company; seller name; seller; sellers; vendor; vendors; sold by
    """,
    "amount": """
        amount; price; deal value; value; transaction value; deal size; size; amount raised;
        raised; raised amount; funding; funding amount; round size; purchase price; consideration;
        price amount; acquisition price; investment; investment amount; total amount; money
        raised; deal amount; value of transaction; transaction size; round total; total round;
        round amount; amount of round; acquisition cost; cost; value of deal; paid; acquisition
        value; acquisition amount; value amount; total value; transaction amount; total
        consideration; deal price; total deal value; amount invested; invested amount; total
        raised; tv
    """,
    "valuation": """
        post valuation; post money valuation; valuation; pre money valuation; post money; company
        valuation; implied valuation; premoney valuation; postmoney valuation; pre money; pre
        valuation; premoney; postmoney
    """,
    "currency": """
        money raised currency; raised amount currency code; price currency; deal currency;
        currency of deal; currency; currency code; price currency code; ccy; amount currency;
        currency type; value currency; curr; currency iso
    """,
    "date.announced": """
        announced date time; date announced date; rumour date; date; announced; announced on;
        announced date; announcement date; date announced; deal date; deal announced on; acquired
        at; acquired on; acquisition date; date of acquisition; funded at; funded on; funding
        date; round date; transaction date; announcement; date of announcement; announced at;
        when; announcement day; investment date; date of deal; date of funding; funded date; date
        funded; dated; announced day; quarter; announcement quarter; deal quarter; date acquired;
        date invested; date raised; date of transaction; date of round; rumoured date; rumored
        date; day of announcement
    """,
    "date.year": """
        year; acquisition year; deal year; year of acquisition; year announced; announcement year;
        year of acquisition announcement; funding year; year of deal
    """,
    "date.month": """
        month; acquisition month; deal month; month of acquisition; announcement month; funding
        month
    """,
    "date.day": "day; acquisition day; deal day; day of month",
    "date.completed": """
        closed; closed on; closing date; close date; completion date; completed; completed on;
        effective date; date effective; date closed; date completed; closing; completion; date of
        completion; date of closing; deal closed
    """,
    "date.terminated": "terminated; terminated on; termination date; date terminated",
    "date.signed": "signed; signed on; signing; signing date; date signed",
    "stake_percent": """
        percent of shares acq; percent sought; stake sought; stake; stake percent; percent;
        percentage; ownership; share acquired; stake acquired; percent acquired; equity; equity
        stake; percent of shares acquired; pct acquired; shareholding; equity percent; acquired
        stake; percent of shares; interest acquired; percent held; percent stake; percent
        interest; percent ownership; shares acquired percent
    """,
    "round": """
        round; stage; series; investment type; funding type; round type; funding round type;
        investment stage; funding round; investment round; funding stage; round name; series name;
        stage of development; stage of dev
    """,
    "type": "type; deal type; transaction type; kind; type of deal",
    "status": "status; deal status; transaction status; state of deal; stage of deal",
    "payment": """
        terms; payment; payment type; consideration type; form of payment; method of payment;
        payment method; payment terms; form of consideration; consideration form; consideration
        structure; means of payment
    """,
    "sector": """
        sector; industry; industry vertical; target dominant sector; primary industry; primary
        industry code; industry group; primary industry sector; category; category list;
        categories; market; vertical; industry sector; target industry; target sector; market
        categories; company category list; sector name; industries; sub vertical; subvertical;
        business
    """,
    "target_country": """
        target dominant country; company country; hq country territory region; target country
        region; country; country code; target country; target nation; nation; hq country; country
        of target; target country code; company country code
    """,
    "source.url": """
        url; link; source url; news link; news url; article; web link; source link; reference url;
        source; reference; press release; deal url
    """,
    "source.title": "headline; news title; article title; news headline",
    "source.publisher": "publisher; publication; newspaper",
    "source.published": "published; published on; publication date; date published",
    "attribution": "attribution",
    "note": "note; notes; remark; remarks; comment; comments",
    "lead": "is lead; is lead investor; lead flag; leads; led the round; lead investor yes no",
    "unit": "unit; units; scale; denomination; unit of value; multiplier; magnitude",
}

_OTHER: dict[str, str] = {
    "target": """
        zielunternehmen; ziel; zielgesellschaft; unternehmen; firma; target unternehmen; cible;
        societe cible; entreprise; societe; empresa; empresa objetivo; empresa adquirida;
        objetivo; compania; societa; azienda; bedrijf; doelwit; target gesellschaft; ubernommenes
        unternehmen; entreprise cible; societe acquise; societa target; societa acquisita; societa
        obiettivo; target societa; overgenomen bedrijf; doelonderneming; empresa alvo; empresa
        comprada; companhia; alvo; malbolag; malforetag; bolag; foretag; selskap; selskab;
        malselskap; yhtio; spolka przejmowana; spolka; firma przejmowana; obiekt sdelki; объект
        сделки; объект; компания; цель; 被投企业; 被投公司; 被收购方; 标的公司; 标的; 目标公司;
        目标企业; 公司名称; 公司; 企业; 企业名称; 項目; 项目名称; 対象企業; 対象会社; 被買収企業;
        買収先; 出資先; 会社名; 企業名; 피인수기업; 피인수사; 대상기업; 대상회사; 기업명; 회사명
    """,
    "investors": """
        kaufer; erwerber; investoren; ubernehmer; bieter; acquereur; acheteur; investisseur;
        investisseurs; comprador; adquirente; inversor; inversores; inversionista; inversionistas;
        acquirente; investitore; investitori; koper; aufkaufer; kaufergesellschaft; geldgeber;
        investor en; repreneur; fonds; acheteurs; compradores; investidor; investidores; comprador
        a; adquirente comprador; kopers; kopare; forvarvare; investerare; kjoper; kober; ostaja;
        nabywca; kupujacy; inwestor; inwestorzy; покупатель; инвестор; инвесторы; приобретатель;
        投资方; 投资机构; 投资者; 投资人; 收购方; 买方; 買方; 買収企業; 買収会社; 買い手; 買収者;
        買手; 出資企業; 出資者; 投資家; 引受先; 인수기업; 인수자; 인수사; 투자자; 투자사
    """,
    "lead_investors": """
        hauptinvestor; leadinvestor; fuhrender investor; chef de file; investisseur principal;
        inversor principal; inversor lider; lider; 领投方; 领投; リード投資家
    """,
    "sellers": """
        verkaufer; vendeur; vendedor; venditore; verkoper; vendeurs; vendedores; saljare; selger;
        saelger; sprzedajacy; продавец; 卖方; 出让方; 売り手; 売却企業; 売手; 매도자; 매각사
    """,
    "amount": """
        kaufpreis; preis; betrag; volumen; transaktionsvolumen; dealwert; summe; transaktionswert;
        wert; montant; prix; valeur; importe; monto; precio; valor; prezzo; importo; valore;
        bedrag; dealvolumen; investitionssumme; finanzierungssumme; kaufsumme; hohe; montant leve;
        montant de la transaction; prix d achat; importe de la operacion; valor de la operacion;
        monto de la transaccion; controvalore; ammontare; valore dell operazione;
        transactiewaarde; koopprijs; koopsom; aankoopprijs; valor da operacao; valor da transacao;
        montante; preco; kopeskilling; belopp; pris; kobesum; kjopesum; kauppahinta; wartosc;
        wartosc transakcji; kwota; cena; сумма; сумма сделки; стоимость; цена; 交易金额; 融资金额;
        收购金额; 投资金额; 金额; 交易价格; 取引金額; 買収金額; 買収額; 取得価額; 取得価格;
        調達額; 調達金額; 出資額; 金額; 인수금액; 거래금액; 투자금액; 금액
    """,
    "valuation": """
        bewertung; valorisation; unternehmensbewertung; valorizacion; valoracion; valutazione;
        waardering; avaliacao; vardering; wycena; оценка; 估值; 投后估值; 評価額; 企業価値;
        기업가치
    """,
    "currency": """
        wahrung; devise; moneda; valuta; wahrungscode; munt; moeda; waluta; валюта; 币种; 货币;
        通貨; 통화
    """,
    "date.announced": """
        datum; ankundigung; ankundigungsdatum; bekanntgabe; fecha; fecha de anuncio; data; date d
        annonce; date annonce; datum der ankundigung; datum der bekanntgabe; transaktionsdatum;
        date de l annonce; date de l operation; date de la transaction; data annuncio; data dell
        annuncio; data operazione; aankondigingsdatum; data do anuncio; data da operacao; data de
        anuncio; fecha de la operacion; fecha del anuncio; fecha anuncio; anuncio; annonse; dato;
        paivamaara; data ogloszenia; data transakcji; дата; дата сделки; дата объявления;
        公告日期; 公布日期; 日期; 融资时间; 投资时间; 交易日期; 时间; 宣布日期; 披露日期; 発表日;
        公表日; 開示日; 日付; 年月日; 발표일; 공시일; 날짜; 일자
    """,
    "date.year": "jahr; annee; ano; anno; jaar; ar; aar; rok; год; 年份; 年; 年度; 연도",
    "date.month": "monat; mois; mes; mese; maand; manad; miesiac; месяц; 月份; 月; 월",
    "date.day": "tag; jour; dia; giorno; dag; dzien; день; 日; 일",
    "date.completed": """
        abschluss; vollzug; closing datum; vollzugsdatum; date de cloture; date de realisation;
        fecha de cierre; cierre; data chiusura; data closing; data de conclusao; data de
        fechamento; tilltrade; data zamkniecia; дата закрытия; 完成日期; 交割日; 完了日; 実行日;
        取引完了日; 완료일
    """,
    "date.signed": """
        unterzeichnung; signature; date de signature; firma del contrato; fecha de firma;
        assinatura; 签约日期; 契約日; 締結日
    """,
    "stake_percent": """
        anteil; beteiligung; anteil in percent; beteiligungsquote; beteiligung in percent; quote;
        part acquise; participation acquise; participacion; porcentaje; participacion adquirida;
        quota; quota acquisita; partecipazione; belang; participacao; participacao adquirida;
        percentual; andel; agarandel; udzial; udzial percent; доля; доля percent; 持股比例;
        股权比例; 收购比例; 出資比率; 取得比率; 議決権比率; 지분율; 지분
    """,
    "round": """
        runde; finanzierungsrunde; finanzierungsphase; tour; tour de table; serie; ronda; ronda de
        financiacion; round di finanziamento; rodada; rond; runda; runda finansowania; раунд;
        轮次; 融资轮次; ラウンド; 투자라운드; 라운드
    """,
    "type": """
        typ; art; dealtyp; transaktionsart; transaktionstyp; type d operation; type de
        transaction; tipo; tipo de operacion; tipo de transaccion; tipo di operazione; tipo
        operazione; tipo de operacao; typ transakcji; rodzaj; тип; тип сделки; 交易类型; 类型;
        取引種別; 種別; 形態; 거래유형; 유형
    """,
    "status": """
        estado; stato; statut; etat; estado de la operacion; estado da operacao; situacao; stand;
        tila; статус; 状态; 交易状态; 状況; ステータス; 상태
    """,
    "payment": """
        zahlungsart; zahlungsmittel; mode de paiement; paiement; forma de pago; pago; pagamento;
        forma de pagamento; 支付方式; 対価; 결제방식
    """,
    "sector": """
        branche; sektor; secteur; industria; settore; wirtschaftszweig; secteur d activite;
        sectores; ramo; setor; bransch; bransje; branza; sektor gospodarki; отрасль; сектор; 行业;
        所属行业; 领域; 業種; 業界; 산업; 업종
    """,
    "target_country": """
        land; pays; pais; paese; land des ziels; zielland; pays cible; pays de la cible; pais de
        la empresa; paese target; kraj; страна; 国家; 国家地区; 国; 対象国; 국가
    """,
    "source.url": """
        quelle; lien; enlace; fonte; bron; kalla; zrodlo; ссылка; источник; 链接; 来源; 出典;
        リンク; 출처; 링크
    """,
    "note": """
        bemerkung; bemerkungen; anmerkung; remarques; notas; hinweis; kommentar; anmerkungen;
        remarque; observaciones; osservazioni; opmerking; opmerkingen; observacoes; anmarkning;
        uwagi; примечание; комментарий; 备注; 備考; 비고
    """,
    "unit": "einheit; unite; unidad; unita; unidade; единица; 单位; 単位; 단위",
}

_ORGANIZATIONS: dict[str, str] = {
    "name": "legal name; entity name; title; conformed name",
    "domain": """
        domain; website; homepage; homepage url; web site; web; url; website url; company website;
        web address; webseite; site web; sitio web; sito web; site internet; сайт; 网站;
        ウェブサイト; 홈페이지
    """,
    "country": """
        country; country code; hq country; headquarters country; country hq; land; pays; pais;
        company country code; jurisdiction country; kraj; страна; 国家; 国
    """,
    "ticker": "ticker; symbol; stock symbol; ticker symbol; stock ticker",
    "exchange": "exchange; stock exchange; listed on",
    "cik": "cik; cik number; cik str; sec cik; central index key",
    "lei": "lei; lei code; legal entity identifier",
    "wikidata": "wikidata; wikidata id; qid",
    "sector": "category groups list",
    "parent": "parent; parent company; parent organization; owner; group",
    "aliases": "alias; aliases; other names; also known as; aka",
    "former_names": "former name; former names; formerly; previous name; previous names",
}


def _read(words: str) -> tuple[str, ...]:
    return tuple(word for part in words.split(";") if (word := " ".join(part.split())))


MEANINGS: dict[str, tuple[str, ...]] = {
    field: (*_read(words), *_read(_OTHER.get(field, ""))) for field, words in _ENGLISH.items()
}
ORGANIZATION_MEANINGS: dict[str, tuple[str, ...]] = {
    field: (*MEANINGS[like], *own) if like else own
    for field, like, own in (
        (field, {"name": "target", "sector": "sector"}.get(field), _read(words))
        for field, words in _ORGANIZATIONS.items()
    )
} | {"note": MEANINGS["note"]}
