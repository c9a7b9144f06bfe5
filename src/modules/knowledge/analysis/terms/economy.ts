/** Enterprise, taxes, public money, work, land, building, agriculture, water, energy and environment. */
export const economyTerms = `
السجل التجاري | registre du commerce, registre de commerce | trade register, commercial register
المقاولة, المقاولات | entreprise, société | enterprise, company, business | الشركة
الشركة, الشركات | société, compagnie, entreprise | company, firm
الشركة ذات المسؤولية المحدودة | société à responsabilité limitée, SARL | limited liability company
الشركة المساهمة, شركة مساهمة | société anonyme, SA | public limited company, joint-stock company
المقاولة الناشئة, المقاولات الناشئة, الشركات الناشئة | start-up, startup, jeune pousse | start-up, startup | سطارطاپ, ستارتاب
المقاولة الصغرى والمتوسطة, المقاولات الصغرى والمتوسطة, المقاولات الصغيرة والمتوسطة | petites et moyennes entreprises, PME | small and medium-sized enterprises, SME
المقاولة الصغيرة جدا, المقاولات الصغيرة جدا | très petite entreprise, TPE | very small enterprise
المقاولات الكبرى, الشركات الكبرى | grandes entreprises, grands groupes | large companies, large enterprises
المقاول الذاتي | auto-entrepreneur | self-employed, auto-entrepreneur
المقاول, المقاولون | entrepreneur | entrepreneur, contractor
ريادة الأعمال, روح المقاولة | entrepreneuriat | entrepreneurship
إحداث المقاولة, إنشاء المقاولات | création d'entreprise | starting a business, business creation
حاضنة, الحاضنات | incubateur | incubator
مسرع الأعمال, مسرعات | accélérateur | accelerator
التعريف الموحد للمقاولة | identifiant commun de l'entreprise, ICE | common business identifier
الاسم التجاري | nom commercial, dénomination | trade name
العلامة التجارية | marque | trademark, brand
الملكية الصناعية | propriété industrielle | industrial property
الملكية الفكرية | propriété intellectuelle | intellectual property
براءة الاختراع, البراءات | brevet d'invention, brevet | patent
حقوق المؤلف | droits d'auteur | copyright
مكتب الملكية الصناعية والتجارية | office marocain de la propriété industrielle et commerciale, OMPIC | industrial and commercial property office
التعاونية, التعاونيات | coopérative | cooperative
الصناعة التقليدية | artisanat | handicrafts, crafts
الصانع التقليدي, الصناع التقليديون | artisan | craftsman, artisan | لمعلم, الصنايعي
التاجر, التجار | commerçant | trader, merchant, shopkeeper | مول الحانوت
التجارة | commerce | trade, commerce
التجارة الإلكترونية | commerce électronique, e-commerce | electronic commerce, e-commerce
السوق, الأسواق | marché | market | السوق
المستهلك, المستهلكون | consommateur | consumer
حماية المستهلك | protection du consommateur | consumer protection
المنافسة | concurrence | competition
مجلس المنافسة | conseil de la concurrence | competition council
الاحتكار | monopole | monopoly
الأسعار, السعر, الثمن, الأثمان | prix, tarif | price, tariff | التمن
المنتوج, المنتجات | produit | product
الخدمة, الخدمات | service, prestation | service
الصناعة | industrie | industry
المصنع, المصانع | usine, fabrique | factory, plant | لوزين
المنطقة الصناعية, المناطق الصناعية | zone industrielle | industrial zone
منطقة التسريع الصناعي | zone d'accélération industrielle | industrial acceleration zone
الاستثمار, الاستثمارات | investissement | investment
المستثمر, المستثمرون | investisseur | investor
ميثاق الاستثمار | charte de l'investissement | investment charter
الاقتصاد | économie | economy
اقتصادي | économique | economic
الاقتصاد الاجتماعي والتضامني | économie sociale et solidaire | social and solidarity economy
الاقتصاد الدائري | économie circulaire | circular economy
الاقتصاد الأخضر | économie verte | green economy
القطاع الخاص | secteur privé | private sector
القطاع العام | secteur public | public sector
القطاع غير المهيكل | secteur informel | informal sector
الشراكة بين القطاعين العام والخاص | partenariat public-privé, PPP | public-private partnership
الشراكة, الشراكات | partenariat | partnership
الشريك, الشركاء | partenaire, associé | partner
الاتفاقية, الاتفاقيات | convention, accord | agreement, convention
الاتفاق, الاتفاقات | accord | agreement
مذكرة تفاهم, مذكرات التفاهم | mémorandum d'entente, protocole d'entente | memorandum of understanding
البروتوكول | protocole | protocol
التصدير, الصادرات | exportation | export
الاستيراد, الواردات | importation | import
الميزان التجاري | balance commerciale | trade balance
التضخم | inflation | inflation | الغلا
النمو الاقتصادي, النمو | croissance économique, croissance | economic growth, growth
الناتج الداخلي الخام | produit intérieur brut, PIB | gross domestic product, GDP
البورصة | bourse | stock exchange
البنك, الأبناك, المصرف | banque | bank | البانكة
بنك المغرب | Bank Al-Maghrib, banque centrale | Bank Al-Maghrib, central bank
القرض, القروض | prêt, crédit, emprunt | loan, credit | الكريدي
السلف الصغير, القروض الصغرى | microcrédit | microcredit
القرض الفلاحي | Crédit Agricole | Crédit Agricole, agricultural credit
الضمانة, الضمانات | garantie, caution | guarantee, security
الحساب البنكي | compte bancaire | bank account | الكونط
الأداء, الدفع | paiement, règlement | payment | الخلاص
الأداء الإلكتروني | paiement électronique | electronic payment
الأداء عبر الهاتف المحمول | paiement mobile | mobile payment
النقود, المال, الأموال | argent, fonds, monnaie | money, funds, currency | لفلوس, الفلوس
العملة, العملات | monnaie, devise | currency
الدرهم | dirham | dirham
الصرف | change | foreign exchange
مكتب الصرف | office des changes | exchange office
غسل الأموال | blanchiment de capitaux, blanchiment d'argent | money laundering
التأمين, التأمينات | assurance | insurance | لاسورانس
العمولة | commission | commission, fee
الضريبة, الضرائب | impôt, taxe | tax | الضريبة, ليمپو
الضريبة على الدخل | impôt sur le revenu, IR | income tax
الضريبة على الشركات | impôt sur les sociétés, IS | corporate tax, corporation tax
الضريبة على القيمة المضافة | taxe sur la valeur ajoutée, TVA | value added tax, VAT
الرسم المهني | taxe professionnelle, patente | business tax
رسم السكن | taxe d'habitation | housing tax
الضريبة السنوية على السيارات | taxe annuelle sur les véhicules, vignette | annual vehicle tax | لاڤينييت
المديرية العامة للضرائب | direction générale des impôts, DGI | tax authority, directorate general of taxes
المدونة العامة للضرائب | code général des impôts | general tax code
الملزم, الملزمون, الخاضع للضريبة | contribuable, redevable | taxpayer
التصريح الضريبي | déclaration fiscale | tax return
الإعفاء الضريبي | exonération fiscale | tax exemption
الإعفاء, الإعفاءات | exonération, dispense | exemption, waiver
الجبايات, الجباية | fiscalité | taxation
المراقبة الضريبية, المراجعة الضريبية | contrôle fiscal | tax audit
التحصيل | recouvrement | collection, recovery
الخزينة العامة | trésorerie générale | general treasury
القابض, القباضة | percepteur, perception | tax collector
الميزانية, الميزانيات | budget | budget
قانون المالية | loi de finances | finance law, finance act
المالية العمومية | finances publiques | public finance
وزارة الاقتصاد والمالية | ministère de l'économie et des finances | ministry of economy and finance
المجلس الأعلى للحسابات | cour des comptes | court of auditors, supreme audit court
المديونية, الدين | dette, endettement | debt | الكريدي
النفقات, المصاريف | dépenses | expenditure, expenses
المداخيل, الموارد | recettes, revenus | revenue, income | الدخل
الصفقات العمومية, الصفقة | marchés publics, marché | public procurement, public contracts
طلب عروض, طلبات العروض | appel d'offres | call for tenders, tender
دفتر التحملات | cahier des charges | specifications, terms of reference
المناقصة | adjudication | tender, bidding
العرض, العروض | offre | offer, bid
المتنافس, المتنافسون | concurrent, soumissionnaire | bidder, competitor
التدبير المفوض | gestion déléguée | delegated management
الافتحاص, التدقيق | audit | audit
المراقبة | contrôle, surveillance | control, monitoring, supervision
الحكامة الجيدة, الحكامة | bonne gouvernance, gouvernance | good governance, governance
ربط المسؤولية بالمحاسبة | reddition des comptes | accountability
الشفافية | transparence | transparency
المساءلة | redevabilité, responsabilité | accountability
النزاهة | intégrité, probité | integrity
تضارب المصالح | conflit d'intérêts | conflict of interest
الشغل, العمل, التشغيل | travail, emploi | work, employment, labour | الخدمة
مدونة الشغل | code du travail | labour code
عقد الشغل | contrat de travail | employment contract
عقد غير محدد المدة | contrat à durée indéterminée, CDI | permanent contract, open-ended contract
عقد محدد المدة | contrat à durée déterminée, CDD | fixed-term contract
المشغل, المشغلون | employeur | employer | الباطرون
الأجير, الأجراء | salarié, employé | employee, worker | الخدام
العامل, العمال | ouvrier, travailleur | worker, labourer | الخدامة
الأجر, الأجور | salaire, rémunération | wage, salary, pay | الصالير, المانضة
الحد الأدنى للأجور | salaire minimum, SMIG, SMAG | minimum wage | السميگ
الراتب, الرواتب | salaire, traitement | salary
التقاعد, المعاش, المعاشات | retraite, pension | retirement, pension | لاروطريت
المتقاعد, المتقاعدون | retraité | retiree, pensioner
الصندوق المغربي للتقاعد | caisse marocaine des retraites, CMR | Moroccan pension fund
البطالة | chômage | unemployment | الشوماج
العاطل, العاطلون | chômeur, demandeur d'emploi | unemployed, job seeker | الشومور
التعويض عن فقدان الشغل | indemnité pour perte d'emploi | unemployment benefit
الفصل من العمل, الطرد | licenciement | dismissal, layoff
الاستقالة | démission | resignation
مفتشية الشغل, مفتش الشغل | inspection du travail, inspecteur du travail | labour inspectorate, labour inspector
الإضراب | grève | strike | لاگريف
العطلة, العطل | congé, vacances | holiday, leave | الكونجي
عطلة الأمومة, إجازة الأمومة | congé de maternité | maternity leave
ساعات العمل | heures de travail, durée du travail | working hours
حادثة شغل, حوادث الشغل | accident du travail | work accident, workplace injury
التوظيف | recrutement | recruitment, hiring
المباراة, المباريات | concours | competitive examination, competition | الكونكور
التدريب | stage, formation | internship, training | السطاج
الكفاءات, المهارات | compétences | skills
المهنة, المهن | profession, métier | profession, occupation, trade
الوكالة الوطنية لإنعاش التشغيل والكفاءات, أنابيك | agence nationale de promotion de l'emploi et des compétences, ANAPEC | national employment agency
المحافظة العقارية | conservation foncière | land registry
الرسم العقاري | titre foncier | land title
التحفيظ العقاري | immatriculation foncière | land registration
العقار, العقارات | immeuble, bien immobilier, immobilier | real estate, property
الملكية, الملك | propriété | property, ownership
المالك, الملاك | propriétaire | owner, landlord | مول الدار
نزع الملكية, نزع الملكية لأجل المنفعة العامة | expropriation, expropriation pour cause d'utilité publique | expropriation
المنفعة العامة | utilité publique, intérêt général | public interest, public utility
الاحتلال المؤقت | occupation temporaire | temporary occupation
الملك العمومي | domaine public | public domain
الملك الخاص للدولة | domaine privé de l'État | private state property
أملاك الدولة | domaines de l'État | state property
الأراضي السلالية, الجماعات السلالية | terres collectives, collectivités ethniques | collective lands
الأحباس, الأوقاف, الوقف | habous, waqf | endowment, waqf, habous
الأرض, الأراضي | terre, terrain | land, earth | البلاد
البقعة الأرضية, القطعة الأرضية | lot de terrain, parcelle, terrain | plot of land, parcel | الطيرة, البقعة
الكراء, الإيجار | location, bail, loyer | rent, lease, tenancy | الكرا
المكتري, المستأجر | locataire | tenant | الكاري
المكري | bailleur | landlord, lessor
عقد الكراء | contrat de bail, contrat de location | lease, tenancy agreement
البيع | vente | sale
الشراء, الاقتناء | achat, acquisition | purchase, buying | شرا
البائع | vendeur | seller
المشتري | acheteur, acquéreur | buyer, purchaser
الرهن, الرهن الرسمي | hypothèque, gage, nantissement | mortgage, pledge
الشفعة | préemption | pre-emption
التقييد, التسجيل | enregistrement, inscription | registration, enrolment, entry
السكن, المسكن, المساكن | logement, habitation, habitat | housing, dwelling, home | الدار, السكنة
السكن الاجتماعي | logement social | social housing
الدعم المباشر للسكن | aide directe au logement | direct housing support
دور الصفيح, السكن غير اللائق | bidonvilles, habitat insalubre | slums, shanty towns | البراريك
البناء | construction, bâtiment | building, construction | البني
رخصة البناء, رخص البناء | permis de construire | building permit, construction permit
رخصة السكن | permis d'habiter | occupancy permit, habitation permit
رخصة الإصلاح | permis de réparation, autorisation de réfection | repair permit
شهادة المطابقة | certificat de conformité | certificate of conformity
التعمير | urbanisme | urban planning, town planning
الوكالة الحضرية | agence urbaine | urban agency
تصميم التهيئة | plan d'aménagement | development plan
إعداد التراب الوطني, إعداد التراب | aménagement du territoire | spatial planning, regional planning
التجزئة العقارية, التجزئة | lotissement | subdivision, housing development | اللوتيسمة
المهندس المعماري | architecte | architect
المهندس, المهندسون | ingénieur | engineer
الأشغال | travaux | works
التجهيز, التجهيزات | équipement | equipment, facilities
البنية التحتية, البنيات التحتية | infrastructure | infrastructure
السد, السدود | barrage | dam
الماء, المياه | eau | water | الما
الماء الصالح للشرب | eau potable | drinking water
الموارد المائية | ressources en eau, ressources hydriques | water resources
التطهير السائل | assainissement liquide | sanitation, sewerage
الري, السقي | irrigation | irrigation
الجفاف | sécheresse | drought
الفيضان, الفيضانات | inondation | flood | الحملة
الزلزال, الزلازل | séisme, tremblement de terre | earthquake | الزلزلة
الكوارث الطبيعية | catastrophes naturelles | natural disasters
تحلية مياه البحر | dessalement de l'eau de mer | seawater desalination
الكهرباء | électricité | electricity | الضو, التريسيتي
الطاقة, الطاقات | énergie | energy, power
الطاقة الشمسية | énergie solaire | solar energy
الطاقة الريحية | énergie éolienne | wind energy
الطاقات المتجددة | énergies renouvelables | renewable energy
الانتقال الطاقي | transition énergétique | energy transition
الطاقة الخضراء | énergie verte | green energy
الأمن المائي | sécurité hydrique | water security
الأمن الطاقي | sécurité énergétique | energy security
الهيدروجين الأخضر | hydrogène vert | green hydrogen
النجاعة الطاقية | efficacité énergétique | energy efficiency
البترول, النفط | pétrole | oil, petroleum
الغاز | gaz | gas | البوطا
المحروقات, الوقود | carburants, combustible | fuel | المازوط, ليسانس
المعادن | mines, métaux, minéraux | mines, metals, minerals
الفوسفاط | phosphate | phosphate
البيئة | environnement | environment
التنمية المستدامة | développement durable | sustainable development
مستدام | durable | sustainable
التنمية | développement | development
المبادرة الوطنية للتنمية البشرية | initiative nationale pour le développement humain, INDH | national human development initiative
النموذج التنموي الجديد | nouveau modèle de développement | new development model
التغير المناخي, التغيرات المناخية | changement climatique | climate change
المناخ | climat | climate
التلوث | pollution | pollution
النفايات | déchets, ordures | waste, garbage | الزبل
إعادة التدوير | recyclage | recycling
الغابة, الغابات | forêt | forest | الغابة
المياه والغابات | eaux et forêts | water and forests
التنوع البيولوجي | biodiversité | biodiversity
الموارد الطبيعية | ressources naturelles | natural resources
دراسة التأثير على البيئة | étude d'impact sur l'environnement | environmental impact assessment
الفلاحة, الزراعة | agriculture | agriculture, farming | الفلاحة
فلاحي, زراعي | agricole | agricultural
الفلاح, الفلاحون | agriculteur, paysan, fellah | farmer, peasant
المشاريع الفلاحية | projets agricoles | agricultural projects
الجيل الأخضر | Génération Green | Green Generation
المحصول, المحاصيل | récolte, culture | crop, harvest | الصابة, لغلة
الحبوب | céréales | cereals, grain | الزرع
القمح | blé | wheat
الزيتون | olive, olivier | olive
الخضر والفواكه | fruits et légumes | fruit and vegetables
الماشية, القطيع | bétail, cheptel | livestock, cattle | الكسيبة
الأغنام | ovins, moutons | sheep | الحولي
الأعلاف | aliments pour bétail, fourrage | fodder, animal feed | العلف
البذور | semences, graines | seeds | الزريعة
الأسمدة | engrais | fertiliser | لونگري
المبيدات | pesticides | pesticides
الصيد البحري | pêche maritime, pêche | sea fishing, fisheries | الحوت
الصيد | pêche, chasse | fishing, hunting
السلامة الصحية للمنتجات الغذائية | sécurité sanitaire des produits alimentaires | food safety
الأمن الغذائي | sécurité alimentaire | food security
الغذاء, الأغذية | aliment, alimentation, nourriture | food | الماكلة
الدقيق | farine | flour | الطحين
السياحة | tourisme | tourism
السائح, السياح | touriste | tourist
الفندق, الفنادق | hôtel | hotel | لوطيل
دار الضيافة | maison d'hôtes | guest house
المطعم, المطاعم | restaurant | restaurant | الرسطو
المقهى, المقاهي | café | café | القهوة
الدعم, الإعانة | aide, soutien, subvention | support, aid, subsidy | الدعم, لعاونة
المنحة, المنح | bourse, subvention, prime | grant, scholarship, subsidy | المينحة
التمويل | financement | funding, financing
صندوق, الصناديق | fonds, caisse | fund
صندوق المقاصة | caisse de compensation | compensation fund
الصندوق | boîte, caisse | box
صندوق الإيداع والتدبير | caisse de dépôt et de gestion, CDG | deposit and management fund
`
