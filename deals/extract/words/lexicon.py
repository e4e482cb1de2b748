"""The words of the grammar that belong to no single rule. All in lower case unless said."""

LEGAL_FORMS = frozenset(
    """
    inc incorporated corp corporation co cos company companies plc ltd limited llc llp lp sa
    ag gmbh mbh nv bv spa ab asa as oy kk pty pte se sarl sas bhd sdn kgaa kg oyj pvt berhad jsc
    pjsc aps srl ltda trust fsb
    """.split()
)

# Words that tell a company where a name ends with one of them.
COMPANY_WORDS = LEGAL_FORMS | frozenset(
    """
    group holdings holding industries bank bancorp bancshares capital partners ventures
    systems technologies technology international resources energy oil petroleum gas airlines
    airways insurance financial enterprises associates brothers bros stores foods labs
    laboratories pharmaceuticals pharma therapeutics biosciences media communications networks
    software solutions services motors electric electronics steel chemical chemicals savings
    fund equity management investments investment advisors securities minerals mining metals
    gold properties realty entertainment pictures studios broadcasting telecom wireless
    healthcare health medical products manufacturing brands hotels university hospital
    foundation global ai
    """.split()
)

# As printed, before a full stop that ends no sentence.
ABBREVIATIONS = frozenset(
    """
    Mr Mrs Ms Dr Prof St Sen Rep Gov Gen Col Jr Sr No Nos vs Jan Feb Mar Apr Jun Jul Aug Sep
    Sept Oct Nov Dec Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich
    Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo U.S U.K U.N E.U N.Y N.J
    N.C S.C D.C Messrs Rs approx est Bros Ft Mt a.k.a i.e e.g Hon Adm Alex Wm Geo Chas Thos
    """.split()
)

# As printed: words that open a sentence after "X Corp." ends one.
STARTERS = frozenset(
    """
    The It In Under Terms He She A An This They That These Those As At Both But Its On
    Following Shares However Earlier Last For With After Also Analysts Financial According
    Upon When While Since Closing Completion Based Founded Headquartered Details No We Our If
    To By From Alongside Additionally Moreover Meanwhile Furthermore Although Because Once
    Separately Elsewhere Finally Lastly Instead Among Despite Unlike During Before Until Within
    Without Pursuant Concurrently Simultaneously There Each Some Such Another What Who How Why
    Where Prior Together Through Consummation Stockholders Shareholders
    """.split()
)

# As printed: capitalised words that neither begin a name nor stand in one.
NOT_NAMES = frozenset(
    """
    The A An In On At By For From To With Under Of And Or But As It Its He She They We Our
    Anyone Anybody Everyone Everybody Nobody Someone Somebody Whoever Nothing Everything
    Beyond Down Up Out Off Their This That These Those There Here If When While Since After
    Before During Upon Around Roughly
    SPAC Already Elsewhere Finally Millions Thousands Hundreds Dozens Billions Scores
    Local Struggling Troubled Ailing Embattled Loss-making Cash-strapped Debt-laden
    Homegrown Home-grown Beleaguered
    Currently Recently Ultimately Initially Subsequently Eventually Importantly Notably
    Section Sections Sales Revenue Revenues Earnings Profits II III IV VI VII VIII IX
    Rivals Biggest Largest Latest Newest Smallest Meanwhile
    Following However Earlier Later Also Both All Any Each Some Many Most More Other Another
    Such No Not Yes Terms Details Today Yesterday Tomorrow Monday Tuesday Wednesday Thursday
    Friday Saturday Sunday January February March April June July August September October
    November December Jan Feb Sept Oct Nov Dec Mr Mrs Ms Dr Sir Lord Lady CEO CFO COO CTO
    President Chairman Chairwoman Chief Executive Officer Director Minister Prime Secretary
    Senator Vice Founder Co-Founder Cofounder Co-founder Founding Partner Spokesman
    Spokeswoman Series Round Seed Pre-Seed USD EUR GBP CAD AUD INR HKD US$ Inc Corp Ltd Co Plc
    LLC Reuter REUTER Source SOURCE Shares Shareholders Stockholders Holders Unitholders
    Affiliates Subsidiaries
    Bondholders Noteholders Analysts Financial-Terms Sources
    According Based Founded Headquartered Established Together Through Although Because Once
    Where What Who Which How Why Additionally Moreover Meanwhile Further Furthermore Now Then
    Last Next Early Late First Second Third One Two Three Four Five Six Seven Eight Nine Ten
    Photo Contact Media View Click Visit Read Press Release News Acquires Acquire Acquired
    Acquiring Acquisition Acquisitions Buys Buy Bought Buying Purchase Purchases Purchased
    Raises Raise Raised Raising Secures Secured Closes Closed Closing Close Completes
    Completed Completion Announces Announced Announce Signs Signed Agrees Agreed Sells Sell
    Sold Selling Sale Invests Invest Invested Investing Investment Investors Investor Merge
    Merges Merged Merger Takes Take Takeover Takeover-Bid Bid Bids Offer Offers Deal Deals
    Stake Stakes Majority Minority Controlling Interest Funding Financing Round Rounds
    Venture-Funding Led Leads Lead Backed Backs Million Billion Crore Lakh Mln Bln Dlrs Pct
    Joint-Venture Joint Forms Form Launches Launch Receives Receive Expands Expand Strengthens
    Strengthen Enters Enter Reaches Reach Strikes Definitive Agreement Agreements Letter
    Intent Plans Plan Says Said Set Sets Talks Unit Units Up Off Over Into Out New Amid Via
    About Strategic Valued Worth Pays Pay Billion-Dollar Million-Dollar Binding Non-Binding
    Partnership Partners-With Welcomes Joins Join Hires Hire Holding-Period Boosts Boost Cuts
    Cut Ups Hikes Wins Win Gets Get Has Have Had Is Are Was Were Be Been Will Would May Could
    Should Can Shares-In Company Firm Group's Board Additional Previously Pending Proposed
    Subject Total Transaction Terminates Terminated Ends End Rejects Reject Drops Extends
    Extend Increases Increase Acquirer Portfolio-Company Startup Memorandum Heads Class MOU
    LOI Alongside Just Professional-Employer However Today's Nasdaq NASDAQ NYSE OTC TSX ASX
    NSE BSE Our Your My You I Let Why Unlike Like Despite Among Between Throughout Under-The
    Rs Managers Executives Employees Bosses Elsewhere Finally Separately Lastly Instead
    Proceeds Payment Payments Spokesmen Until Discussions Talks Negotiations
    I'm We're It's That's You're Within Without Helps Help Drive Drives Accelerate Accelerates
    Grow Growth Grows Continues Continue Engages Appoints Pursuant
    Candidates Candidacies Contenders Bidders Suitors Creditors
    Concurrently Simultaneously Neither Either Certain Got SEK NOK DKK CHF ZAR NZD SGD
    """.split()
)
NAME_STARTS_ANYWAY = frozenset(
    {
        "Just",
        "First",
        "Financial",
        "New",
        "Media",
        "News",
        "Press",
        "Sir",
        "Group",
        "Partners",
        "Chief",
        "Executive",
        "Set",
        "Now",
        "One",
        "Two",
        "Three",
        "Five",
        "Seven",
        "Investment",
        "Investors",
        "Board",
        "Growth",
        "Launch",
        "Form",
        "Third",
        "Second",
        "Strategic",
        "Founders",
        "Early",
        "Next",
        "Venture",
        "Click",
        "Rally",
        "General",
        "Up",
        "Joint",
        "Help",
        "Drive",
        "Co",
        "Ten",
        "Invest",
        "All",
        "Brokers",
        "Dealers",
        "Traders",
        "Bankers",
        "Stockbrokers",
        "Arbitrageurs",
        "Arbitragers",
        "Economists",
        "Officials",
    }
)

PLACES = frozenset(
    """
    colo tenn mich minn mo ore okla va ga md wis ky ind kan nev neb ariz ala ark miss la yukon
    manitoba saskatchewan nunavut labrador newfoundland queensland tasmania
    seychelles mauritius andorra lille toulouse
    hispanic latino zug america american u.s u.s. us usa united states britain british u.k. u.k uk
    england english scotland scottish wales welsh ireland irish france french germany german
    west-german italy italian spain spanish portugal portuguese netherlands dutch belgium
    belgian switzerland swiss austria austrian sweden swedish norway norwegian denmark danish
    finland finnish poland polish russia russian soviet ukraine ukrainian turkey turkish
    greece greek israel israeli saudi arabia dubai uae qatar kuwait egypt egyptian iran iraq
    abu dhabi hamburg rotterdam catalonia borneo
    india indian pakistan china chinese japan japanese korea korean taiwan taiwanese hong kong
    singapore malaysia malaysian indonesia indonesian thailand thai vietnam vietnamese
    philippines philippine australia australian zealand canada canadian mexico mexican brazil
    brazilian argentina argentine chile chilean colombia peru venezuela nigeria nigerian kenya
    kenyan african africa europe european asia asian latin north south east west northern
    southern eastern western central middle midwest midwestern southeastern southwestern
    northeastern northwestern global international california texas florida new york london
    paris tokyo beijing shanghai mumbai delhi bengaluru bangalore chennai hyderabad pune
    kolkata gurugram gurgaon noida toronto vancouver calgary montreal ontario quebec alberta
    sydney melbourne perth brisbane frankfurt munich berlin zurich geneva milan rome madrid
    barcelona amsterdam brussels stockholm oslo copenhagen helsinki dublin edinburgh
    manchester boston chicago houston dallas austin atlanta miami seattle denver phoenix
    detroit philadelphia pittsburgh cleveland minneapolis nashville charlotte washington wash
    los angeles san francisco diego jose palo alto silicon valley las vegas nevada utah
    colorado arizona oregon idaho montana wyoming kansas nebraska iowa missouri minnesota
    wisconsin illinois indiana ohio michigan cincinnati columbus indianapolis milwaukee
    baltimore memphis orlando tampa sacramento portland richmond hartford stamford raleigh
    durham tulsa omaha honolulu anaheim irvine asia-pacific middle-east emea apac gujarat
    maharashtra karnataka kolkata ahmedabad jaipur bristol leeds sheffield nottingham
    leicester derby birmingham glasgow liverpool cambridge oxford belfast cardiff ottawa
    edmonton winnipeg adelaide canberra auckland wellington johannesburg lagos nairobi cairo
    istanbul moscow lisbon vienna prague warsaw budapest seoul taipei bangkok jakarta manila
    hanoi kuala lumpur shenzhen kentucky tennessee georgia alabama mississippi louisiana
    arkansas oklahoma carolina virginia maryland delaware pennsylvania jersey connecticut
    massachusetts vermont hampshire maine rhode island hawaii alaska dakota mexico's calif tx fla
    tex ill mass conn pa n.y. n.j. tel aviv nordic wall street columbia scotia brunswick
    pacific atlantic caribbean bermuda city bc nsw guyana senegal peru panama ecuador bolivia
    uruguay paraguay honduras guatemala jamaica cuba iceland estonia latvia lithuania bulgaria
    romania serbia croatia slovenia slovakia czech hungary hungarian cyprus malta monaco
    luxembourg albania bosnia georgia armenia kazakhstan uzbekistan morocco tunisia algeria
    libya sudan ethiopia uganda tanzania rwanda zambia zimbabwe botswana namibia angola
    mozambique cameroon ghana mali niger burkina congo gabon jordan lebanon oman bahrain yemen
    afghanistan bangladesh nepal myanmar cambodia laos mongolia macau guinea fiji scandinavia
    benelux iberia balkans yorkshire lancashire kent surrey essex devon cornwall british-based
    croatian romanian bulgarian serbian slovenian slovak icelandic estonian latvian lithuanian
    peruvian colombian venezuelan ecuadorean cuban moroccan tunisian algerian libyan ethiopian
    ghanaian ugandan tanzanian zambian lebanese jordanian iraqi iranian emirati kuwaiti qatari
    omani bahraini bangladeshi burmese cambodian mongolian armenian kazakh uzbek maltese cypriot
    californian texan bavarian filipino croatia
    flemish catalan basque scandinavian
    bahamas barbados belize benin bhutan brunei bruneian djibouti gambia greenland grenada haiti
    kosovo kyrgyzstan lesotho liberia liechtenstein macedonia madagascar malawi maldives mauritania
    moldova montenegro nicaragua tajikistan togo trinidad turkmenistan zaire yugoslavia
    czechoslovakia swaziland eswatini suriname somalia eritrea azerbaijan belarus gibraltar guernsey
    wuhan guangzhou tianjin nanjing chengdu hangzhou suzhou dalian xiamen qingdao chongqing hubei
    hunan guangdong sichuan zhejiang jiangsu shandong henan hebei fujian yunnan hainan liaoning
    sicily apulia tuscany lombardy sardinia catalonia andalusia brittany normandy saxony
    """.split()
)

# Capitalised words that are no organization that could buy or be bought, by their lower-case core.
NO_PARTY = frozenset(
    """
    sec securities and exchange commission nasdaq nyse new york stock exchange american stock
    exchange otc tsx tsx-v tsxv asx nse bse lse aim hkex federal reserve fed ftc federal trade
    commission justice department department of justice eu european commission european union
    congress parliament senate house white supreme court cci competition commission of india
    board directors shareholders stockholders management b2b b2c indication bst gmt est edt
    pst pdt utc cet cest ist web2 web3 warrant warrants offering purchaser purchasers vendor
    vendors seller sellers closing transaction subscription consideration date units rbi sebi
    cma ofcom fda faa fcc ai ceo cfo esg ip it hr saas api gmv ebitda arr m&a ipo rfp pr q1 q2
    q3 q4 covid-19 covid tv etf etfs
    """.split()
)
NO_PARTY_NAMES = frozenset(
    {
        *"diy pc pcs ev evs hr pr suv suvs lng cd dvd 3g 4g 5g nft nfts".split(),
        "gazette",
        "term sheet",
        "letter of intent",
        "memorandum of understanding",
        "share purchase agreement",
        "asset purchase agreement",
        "closing date",
        "effective date",
        "private placement",
        "common shares",
        "common stock",
        "term loan",
        "securities and exchange commission",
        "new york stock exchange",
        "american stock exchange",
        "toronto stock exchange",
        "federal reserve board",
        "federal trade commission",
        "justice department",
        "european commission",
        "reuters",
        "competition commission",
        "competition and markets authority",
        "office of fair trading",
        "supreme court",
        "wall street journal",
        "financial times",
        "the new york times",
        "bloomberg",
        "bloomberg news",
        "techcrunch",
        "cnbc",
        "newmediawire",
        "news direct",
        "new york times",
        "federal reserve",
        "monopolies and mergers commission",
        "hart-scott-rodino",
        "businesswire",
        "business wire",
        "pr newswire",
        "globe newswire",
        "globenewswire",
        "the information",
        "economic times",
        "toronto star",
        "toronto globe",
        "globe and mail",
        "toronto globe and mail",
        "washington post",
        "wall street",
        "internal revenue service",
        "white house",
        "european union",
        "artificial intelligence",
        "federal home loan bank board",
        "interstate commerce commission",
        "newsworthy.ai",
        "federal communications commission",
        "stock exchange",
        "house of commons",
        "house of lords",
        "house of representatives",
        "national assembly",
        "civil aeronautics board",
    }
)

# Whom clubs and labels take on, in front of a name: "striker Jo Birch".
PLAYERS = (
    r"(?:striker|midfielder|winger|defender|(?:goal)?keeper|forward|players?|jockey|boxer|singer"
    r"|actor|author|artist)"
)
# Heads of a phrase that names things bought without a company around them.
ASSET_HEADS = frozenset(
    """
    asset assets property properties business businesses operation operations plant plants
    mill mills sawmill sawmills quarry quarries smelter factory factories portfolio
    portfolios hotel hotels building buildings store
    stores station stations mine mines project projects field fields reserves rights licence
    licences license licenses brand brands product products line lines land site sites
    lab laboratory concession concessions tenement tenements permits
    facility facilities refinery pipeline pipelines terminal terminals newspaper newspapers
    magazine magazines ship ships vessel vessels aircraft residence residences branch branches
    restaurants restaurant technology patents patent system systems network networks claims claim
    tower towers centre centres center mall franchise franchises interests acreage wells leases
    contracts routes deposits loans studio casino resort office offices dispensary
    dispensaries clinic clinics practice practices pharmacy school hospital farm farms
    vineyard winery brewery distillery stream royalty ranch warehouse warehouses complex
    apartments community communities centers shopping portfolio vessel fleet libraries library
    catalog channel channels parcels locations outlets shops theaters theatres cinemas
    bars pub pubs cafes salons gyms nurseries casinos oilfield oilfields gasfield gasfields airport
    airports plot plots port ports supermarkets depot depots stadium stadiums pits collieries
    publication publications title titles
    acres hectares space website domain house platform assets' equipment
    estate wharf wharves billboards hospitals schools vineyards wineries breweries receivables
    archive archives catalogue catalogues studios spectrum
    tankers bulkers containerships ferries tugs trawlers
    cavern caverns mast masts lab labs kiosks lots forests timberland orchards greenhouses
    park parks plaza plazas campus campuses headquarters silo silos skyscraper skyscrapers parcel
    basket bundle condominium condominiums townhomes marina marinas garage garages mansion villas
    """.split()
)
# Words that only together name what can be bought.
ASSET_PAIRS = frozenset(
    (kind, thing)
    for kinds, things in (
        ("student apartment office residential tower", "block blocks"),
        ("nursing care funeral retirement residential rest", "home homes"),
        ("bulk gas ore lng lpg car cattle container", "carrier carriers"),
        (
            "cancer eye oral generic experimental dermatology heart asthma allergy respiratory",
            "drug drugs medicine medicines treatments",
        ),
        (
            "office residential retail housing mixed-use apartment industrial commercial property",
            "development developments",
        ),
    )
    for kind in kinds.split()
    for thing in things.split()
)
UNIT_HEADS = frozenset(
    """
    unit units subsidiary subsidiaries division divisions arm arms affiliate affiliates company
    companies
    firm firms business businesses bank banks insurer broker brokerage startup start-up maker
    producer chain retailer operator group concern agency publisher manufacturer supplier
    provider developer distributor airline brewer builder marketplace lender carrier caterer
    merchant merchants winemaker distiller grower bakery jeweller tailor contractor consultancy
    reseller wholesaler broker utility venture partnership activity
    """.split()
)
# Goods: buying these is trade, not a deal.
MEASURES = frozenset(
    """
    tonnes tons tonne ton barrels barrel bushels bushel customers users homes
    """.split()
)
GOODS = frozenset(
    """
    tonnes tons tonne ton barrels barrel bushels bushel wheat maize corn sugar soybeans
    soybean barley crude copper cotton coffee cocoa rice bonds bond bills notes dollars yen
    marks currency treasury tickets homes home gifts gift goods jets planes aircraft cars
    vehicles trucks customers customer users user talent skills knowledge data shares time
    food fuel tanks insurance products' oil-imports gold-bullion bullion bitcoin btc eth
    tokens token nft nfts domain merchandise electricity
    """.split()
)

# What a headline writes with a capital letter although it is no name.
HEADLINE_WORDS = frozenset(
    """
    a an the in on at by for from to with of and or but as its his their it over under after
    moves moving grows growing broadens broadening widens widening strengthens strengthening deepens
    bolsters bolstering swallows gobbles grabs lands bags spends splashes pays unloads offloads
    offloading ditches dumps sheds exits quits scraps scrapped abandons abandoned combines creates
    launched sealed inks inked rebuffs spurns goes puts puts pulls drops dropped pulled folds folded
    pours rescues rescued swoops picks hands walks joined sought struck strikes reveals unveils
    borrows contracts grants granted option options contract
    amid into via about up off out is are was be been has have had will would may might could
    not no acquires acquire acquired acquiring acquisition acquisitions buys buy bought buying
    buyout purchase purchases purchased takes take took taking takeover stake stakes interest
    shares share raises raise raised raising secures secure secured closes close closed
    closing completes complete completed completion announces announce announced signs sign
    signed agrees agree agreed sells sell sold selling sale sales invests invest invested
    investment investments merge merges merged merger mergers bid bids offer offers tender
    deal deals majority minority controlling control funding financing round rounds seed
    series led leads lead backed backs million billion crore mln bln dlrs pct percent joint
    venture forms form launches launch receives receive expands expand enters enter reaches
    reach strikes definitive agreement agreements pact accord letter intent plans plan planned
    says said sets set talks negotiations discussions unit units terminates terminate
    terminated ends end ended rejects reject rejected drops extends extend increases increase
    increased boosts boost cuts cut ups wins win gets get seeks seek mulls mull considers
    considering eyes weighs explores near nears close approves approve approved clears blocks
    holding holdings' holds hold held owns pays worth valued valuation strategic equity
    subsidiary division business assets operations plant company firm group' rumors rumor
    denies denied reports report reported sources exclusive update loan loans debt credit
    facility lends borrows term licenses hires joins join ceo founder management team
    completes previously binding non-binding memorandum understanding through following new
    more than less all part rest remaining 100 being lifts lift raises_stake urges backs_off
    amends amended declares expects adds made make makes file files filed making begins begin
    seeking withdrew withdraws withdrawn terminating tendering interested attempt issue
    expiration affiliates tells still declines comment comments aims bails dismisses sweetened
    sweetens raising clears cleared buyer buyers bidder bidders suitor suitors extended
    extending starts start started resumes resumed halts halted delays delay delayed wants
    planning dumps trims lowers reduces reduced sees seen studying studies studied hopes
    changes change details supports support says saying exploring explore explored negotiating
    negotiates discussing proposes proposed proposal rejecting ending mulling spurns wins
    snaps scoops pours invests injects pumps two three now owns cash
    some per swoops bidding hike hikes pursue pursues deadline another conditions entered
    received several proposals parties latest options response continue managing director
    prices priced pricing offering placement announce combine engages
    appoints tops beats counters okay okays holders confirms confirmed reaffirms ownership willing
    shareholders shareholder each earlier accepts accepted requests asks asked postpone reached
    half ordinary enjoins outlined outlines standstill shrs finalizes finalises finalized finalised
    concludes
    concluded consummates wraps disposes sheds picks picked chooses chose selects selected nabs
    unveils inks pair trio
    """.split()
)

# As printed: words that end a name even in its middle.
CUTS = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June
    July August September October November December Mr Mrs Ms CEO CFO COO CTO Chairman
    Chairwoman President Minister Spokesman Spokeswoman Series Said Says The From For To By On
    At In With As And Or But That Which Who Has Have Is Are Was Were Will Would Announces
    Announced Acquires Acquired Founded Established Headquartered Joins Raises Raised Buys
    Completes Signs Agrees Advises Represents Reuter REUTER Founder Co-Founder Engages Appoints
    Becomes Supercharges Launches Expands Strengthens Unveils Introduces Welcomes Receives
    Secures Enters Accelerates Boosts Celebrates Positions Bolsters Broadens Deepens Delivers
    Join Merge Announce Agree Acquire Reportedly Officially Formally Nears Confirms Denies Rejects
    Mulls Weighs If
    """.split()
)
