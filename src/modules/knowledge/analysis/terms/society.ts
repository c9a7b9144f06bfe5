/** Social protection, health, education, research, culture, and the digital world. */
export const societyTerms = `
الضمان الاجتماعي | sécurité sociale | social security
الصندوق الوطني للضمان الاجتماعي | caisse nationale de sécurité sociale, CNSS | national social security fund | لاسينيسيس, سينيسيس
الصندوق الوطني لمنظمات الاحتياط الاجتماعي | caisse nationale des organismes de prévoyance sociale, CNOPS | national fund for social welfare bodies
الحماية الاجتماعية | protection sociale | social protection
التغطية الصحية, التغطية الصحية الإجبارية | couverture médicale, couverture sanitaire | health coverage, medical coverage
التأمين الإجباري الأساسي عن المرض, التأمين الصحي, التأمين الإجباري عن المرض | assurance maladie obligatoire, assurance maladie, AMO | compulsory health insurance, health insurance | لامو
نظام المساعدة الطبية, راميد | régime d'assistance médicale, RAMED | medical assistance scheme
الدعم الاجتماعي المباشر | aide sociale directe | direct social support
التعويضات العائلية | allocations familiales | family allowances, child benefit | لالوكاسيون
الاشتراك, الاشتراكات | cotisation, abonnement | contribution, subscription
المؤمن له, المنخرط | assuré, adhérent, affilié | insured person, member
ذوو الحقوق | ayants droit | dependants, beneficiaries
المستفيد, المستفيدون | bénéficiaire | beneficiary, recipient
التعويض عن المرض, استرجاع مصاريف العلاج | remboursement des soins, remboursement | reimbursement, refund | الرومبورسمون
ورقة العلاجات | feuille de soins | claim form
الأشخاص في وضعية إعاقة, الإعاقة, المعاق | personnes en situation de handicap, handicap, handicapé | people with disabilities, disability, disabled
بطاقة الإعاقة | carte de handicap | disability card
الولوجيات | accessibilité | accessibility
الأشخاص المسنون, المسنون, كبار السن | personnes âgées | elderly people, older people
الشيخوخة | vieillesse | old age
الشباب, الشبان | jeunes, jeunesse | youth, young people | الدراري, شباب
النساء, المرأة | femmes, femme | women, woman | العيالات, لمرا
المساواة بين الجنسين, مقاربة النوع | égalité des sexes, genre | gender equality, gender
الطفولة, حماية الطفولة | enfance, protection de l'enfance | childhood, child protection
تشغيل الأطفال | travail des enfants | child labour
الفقر, الهشاشة | pauvreté, précarité, vulnérabilité | poverty, vulnerability
الفقراء | pauvres | poor
الأسر المعوزة | ménages démunis, familles nécessiteuses | needy families
التعاون الوطني | entraide nationale | national mutual aid
التضامن | solidarité | solidarity
الإدماج, الشمول | insertion, intégration, inclusion | integration, inclusion
الشمول الرقمي | inclusion numérique | digital inclusion
الشمول المالي | inclusion financière | financial inclusion
الإدماج المهني | insertion professionnelle | professional integration, job placement
الصحة | santé | health | الصحة
صحي | sanitaire, de santé | health, sanitary
وزارة الصحة والحماية الاجتماعية | ministère de la santé et de la protection sociale | ministry of health and social protection
المستشفى, المستشفيات | hôpital | hospital | السبيطار
المستشفى الجامعي, المركز الاستشفائي الجامعي | centre hospitalier universitaire, CHU | university hospital
المركز الصحي, المراكز الصحية, المستوصف | centre de santé, dispensaire | health centre, clinic | السبيطار
المصحة, المصحات | clinique | clinic | الكلينيك
الطبيب, الأطباء | médecin, docteur | doctor, physician | الطبيب
الممرض, الممرضون | infirmier | nurse | الفرملي
الصيدلية, الصيدلي | pharmacie, pharmacien | pharmacy, pharmacist | الفارماسيان
الدواء, الأدوية | médicament | medicine, drug | الدوا
الوصفة الطبية | ordonnance médicale, ordonnance | prescription
العلاج, العلاجات | soins, traitement | care, treatment | الدوا
المرض, الأمراض | maladie | disease, illness | لمرض
المريض, المرضى | malade, patient | patient, sick | لمريض
المرض المزمن, الأمراض المزمنة | maladie chronique, affection de longue durée, ALD | chronic disease
السكري | diabète | diabetes | السكر
السرطان | cancer | cancer
القلب | cœur, cardiaque | heart
ارتفاع ضغط الدم | hypertension | high blood pressure | لاطونسيون
الصحة النفسية | santé mentale | mental health
الصحة الإنجابية | santé reproductive | reproductive health
الولادة, الوضع | accouchement, naissance | birth, childbirth, delivery
الحمل, الحامل | grossesse, enceinte | pregnancy, pregnant
الأمومة | maternité | maternity
الرضاعة | allaitement | breastfeeding
التلقيح, اللقاح, اللقاحات | vaccination, vaccin | vaccination, vaccine | الجلبة, ڤاكسان
الوباء, الأوبئة, الجائحة | épidémie, pandémie | epidemic, pandemic
فيروس كورونا, كوفيد | coronavirus, Covid | coronavirus, Covid | الكوفيد
المستعجلات, الطوارئ | urgences, urgence | emergency | ليزيرجونس
الإسعاف, سيارة الإسعاف | ambulance | ambulance | لابيلانس
الجراحة, العملية الجراحية | chirurgie, opération | surgery, operation
التحاليل الطبية | analyses médicales | medical tests
الأشعة | radiologie, radiographie | radiology, x-ray | الراديو
التبرع بالدم, الدم | don de sang, sang | blood donation, blood
التطبيب عن بعد | télémédecine | telemedicine
المناطق البعيدة, المناطق النائية | zones éloignées, régions reculées, zones enclavées | remote areas
التعليم | enseignement, éducation | education, teaching | القراية
التربية | éducation | education
التربية الوطنية | éducation nationale | national education
وزارة التربية الوطنية والتعليم الأولي والرياضة | ministère de l'éducation nationale, du préscolaire et des sports | ministry of national education, preschool and sports
وزارة التعليم العالي والبحث العلمي والابتكار | ministère de l'enseignement supérieur, de la recherche scientifique et de l'innovation | ministry of higher education, scientific research and innovation
الأكاديمية الجهوية للتربية والتكوين | académie régionale d'éducation et de formation, AREF | regional academy of education and training
التعليم الأولي | préscolaire, enseignement préscolaire | preschool, pre-primary education | الروض
التعليم الابتدائي | enseignement primaire | primary education
التعليم الثانوي | enseignement secondaire | secondary education
التعليم العالي | enseignement supérieur | higher education
التعليم العمومي | enseignement public | public education
التعليم الخصوصي | enseignement privé | private education
محو الأمية, الأمية | alphabétisation, analphabétisme | literacy, illiteracy
الهدر المدرسي | abandon scolaire, déperdition scolaire | school dropout
المدرسة, المدارس | école | school | السكويلة, لمدراسة
الإعدادية | collège | middle school
الثانوية | lycée | high school | الليسي
التلميذ, التلاميذ | élève | pupil, student | التلامد
الأستاذ, الأساتذة | professeur, enseignant | teacher, professor | لوستاد
المعلم, المعلمون | instituteur, maître | teacher
الباكالوريا, البكالوريا | baccalauréat | baccalaureate | الباك
الامتحان, الامتحانات | examen | exam, examination
الشهادة الجامعية, الدبلوم, الدبلومات | diplôme | degree, diploma
معادلة الشهادات, معادلة الدبلومات | équivalence de diplôme | degree equivalence
الإجازة | licence | bachelor's degree
الماستر | master | master's degree
الدكتوراه | doctorat | doctorate, PhD
الجامعة, الجامعات | université | university | لافاك
جامعة محمد السادس متعددة التخصصات التقنية | Université Mohammed VI Polytechnique, UM6P | Mohammed VI Polytechnic University, UM6P
الكلية, الكليات | faculté | faculty, college | لافاك
المعهد, المعاهد | institut | institute
معهد الجزري, معاهد الجزري | institut Jazari, instituts Jazari | Jazari institute, Jazari institutes
الطالب, الطلبة, الطلاب | étudiant | student | الطلبا
المنحة الدراسية, المنح الدراسية | bourse d'études, bourse | scholarship, student grant | المينحة
الحي الجامعي | cité universitaire | university residence, dormitory
التكوين المهني | formation professionnelle | vocational training
مكتب التكوين المهني وإنعاش الشغل | office de la formation professionnelle et de la promotion du travail, OFPPT | office for vocational training
التكوين, التكوينات | formation | training | الفورماسيون
التكوين المستمر | formation continue | continuing education, continuing training
التكوين عن بعد, التعلم عن بعد | formation à distance, enseignement à distance | distance learning, remote training
المكون, المكونون | formateur | trainer
المنهاج, المناهج | programme scolaire, curriculum | curriculum
اللغة العربية | langue arabe, arabe | Arabic language, Arabic
الأمازيغية, اللغة الأمازيغية | amazighe, langue amazighe, tamazight | Amazigh, Tamazight language
اللغة, اللغات | langue | language
البحث العلمي | recherche scientifique | scientific research
البحث التطبيقي | recherche appliquée | applied research
البحث والتطوير, البحث التنموي | recherche et développement, recherche-développement, R&D | research and development
البحث, الأبحاث, البحوث | recherche | research
الباحث, الباحثون | chercheur | researcher
المختبر, المختبرات | laboratoire | laboratory, lab
العلوم, العلم | science | science
العالم, العلماء | savant, scientifique | scholar, scientist
الابتكار, الابتكارات, الإبداع | innovation, créativité | innovation, creativity
الابتكار المشترك | co-innovation | co-innovation
الخبرة, الخبرات | expertise, expérience | expertise, experience
المكتبة, المكتبات | bibliothèque, librairie | library, bookshop
الكتاب, الكتب | livre | book | لكتاب
الثقافة | culture | culture
ثقافي | culturel | cultural
التراث | patrimoine | heritage
الفنون, الفن | arts, art | art, arts
الإعلام, وسائل الإعلام | médias, communication | media
الصحافة, الصحافي | presse, journaliste | press, journalist
الإذاعة | radio | radio | الراديو
التلفزيون, التلفزة | télévision | television | التلفازة
الرياضة | sport | sport | السپور
كرة القدم | football | football, soccer | الكورة
كأس العالم | coupe du monde | world cup
كأس إفريقيا للأمم | coupe d'Afrique des nations, CAN | Africa cup of nations
الدين, الأديان, الديانة | religion | religion
الإسلام | islam | Islam
المسجد, المساجد, الجامع | mosquée | mosque | الجامع
الحج, العمرة | pèlerinage, hajj | pilgrimage, hajj
الأوقاف والشؤون الإسلامية | habous et affaires islamiques | endowments and Islamic affairs
الذكاء الاصطناعي | intelligence artificielle, IA | artificial intelligence, AI | الذكاء, لانتيليجونس
الذكاء الاصطناعي التوليدي | intelligence artificielle générative | generative artificial intelligence
التعلم الآلي | apprentissage automatique, machine learning | machine learning
التعلم العميق | apprentissage profond, deep learning | deep learning
النموذج اللغوي, النماذج اللغوية | modèle de langage, modèles de langue | language model
النموذج, النماذج | modèle, prototype | model, form
النماذج الأولية, النموذج الأولي | prototype | prototype
الخوارزمية, الخوارزميات | algorithme | algorithm
التحيز | biais | bias
التقييم, التقويم | évaluation | evaluation, assessment
المعطيات, البيانات | données | data
المعطيات ذات الطابع الشخصي, المعطيات الشخصية | données à caractère personnel, données personnelles | personal data
حماية المعطيات | protection des données | data protection
اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي | commission nationale de contrôle de la protection des données à caractère personnel, CNDP | data protection authority, CNDP
البيانات المفتوحة, المعطيات المفتوحة | données ouvertes, open data | open data
البيانات الضخمة | mégadonnées, big data | big data
مجموعة البيانات, مجموعات البيانات | jeu de données, ensemble de données | data set, dataset
مركز البيانات, مراكز البيانات, مراكز المعطيات | centre de données, data center, datacenter | data centre, data center | داطا سونطر
الحوسبة السحابية, السحابة | informatique en nuage, nuage, cloud | cloud computing, cloud
القدرة الحاسوبية, الحوسبة | calcul, puissance de calcul | computing, compute
البنية التحتية السيادية | infrastructure souveraine | sovereign infrastructure
السيادة الرقمية | souveraineté numérique | digital sovereignty
السيادة | souveraineté | sovereignty
سيادي | souverain | sovereign
المنصة, المنصات, الأرضية | plateforme | platform
المنصة الرقمية | plateforme numérique | digital platform
الأدوات المشتركة, الأدوات | outils partagés, outils | shared tools, tools
الرقمنة, التحول الرقمي, الانتقال الرقمي | numérisation, digitalisation, transition numérique, transformation numérique | digitalisation, digital transition, digital transformation
وزارة الانتقال الرقمي وإصلاح الإدارة | ministère de la transition numérique et de la réforme de l'administration, MTNRA | ministry of digital transition and administration reform
وكالة التنمية الرقمية | agence de développement du digital, ADD | digital development agency
المغرب الرقمي | Maroc Digital | Digital Morocco
رقمي | numérique, digital | digital
الإدارة الرقمية, الإدارة الإلكترونية | administration numérique, e-gouvernement | digital government, e-government
الخدمات الإلكترونية, الخدمات الرقمية, الخدمات على الإنترنت | services en ligne, e-services, services numériques | online services, e-services
الهوية الرقمية | identité numérique | digital identity
التوقيع الإلكتروني | signature électronique | electronic signature
خدمات الثقة | services de confiance | trust services
الثقة | confiance | trust, confidence
الأمن السيبراني, أمن نظم المعلومات | cybersécurité, sécurité des systèmes d'information | cybersecurity, information security
المديرية العامة لأمن نظم المعلومات | direction générale de la sécurité des systèmes d'information, DGSSI | directorate general of information systems security
الجريمة الإلكترونية | cybercriminalité | cybercrime
القرصنة | piratage | hacking, piracy
التشفير | chiffrement, cryptage | encryption
كلمة السر, كلمة المرور | mot de passe | password | الموت دو پاس
الحساب الإلكتروني | compte en ligne | online account
البريد الإلكتروني | courrier électronique, courriel, e-mail | e-mail, email | ليميل
البريد | poste, courrier | post, mail | البوسطة
الموقع الإلكتروني, المواقع الإلكترونية | site web, site internet | website, web site | السيت
الإنترنت, الأنترنيت, الشبكة العنكبوتية | internet | internet | الانترنيت, النيت
الشبكة, الشبكات | réseau | network
شبكات التواصل الاجتماعي, التواصل الاجتماعي | réseaux sociaux | social media, social networks
الهاتف, الهواتف | téléphone | phone, telephone | التيليفون
الهاتف المحمول, الهاتف النقال | téléphone mobile, téléphone portable | mobile phone | البورطابل
التطبيق, التطبيقات | application | application, app | لاپليكاسيون
البرنامج, البرامج | programme, logiciel | programme, software
البرمجيات الحرة, مفتوح المصدر | logiciel libre, open source | free software, open source
البرمجة | programmation, codage | programming, coding
الحاسوب, الحواسيب | ordinateur | computer | البيسي, لورديناتور
الاتصالات, المواصلات | télécommunications | telecommunications
الوكالة الوطنية لتقنين المواصلات | agence nationale de réglementation des télécommunications, ANRT | telecommunications regulator
الألياف البصرية | fibre optique | optical fibre | الفيبر
الجيل الخامس | cinquième génération, 5G | fifth generation, 5G
الصبيب | débit | bandwidth, speed | الديبي
التقنين | régulation, réglementation | regulation
التكنولوجيا, التكنولوجيات, التقنية | technologie, technique | technology
التكنولوجيات الحديثة | nouvelles technologies | new technologies
تكنولوجيا المعلومات والاتصال | technologies de l'information et de la communication, TIC | information and communication technology, ICT
المعلومة, المعلومات | information | information
نظام المعلومات, الأنظمة المعلوماتية | système d'information | information system
النظام, الأنظمة, النظم | système, régime | system, regime
الأرشيف | archives | archives
السجل العمومي | registre public | public register
الإنسان الآلي, الروبوت | robot | robot
الطائرة المسيرة, الدرون | drone | drone
سلسلة الكتل, البلوكتشين | blockchain, chaîne de blocs | blockchain
إنترنت الأشياء | internet des objets | internet of things
الاستراتيجية, الإستراتيجية | stratégie | strategy
خارطة الطريق, خريطة الطريق | feuille de route | roadmap
الرؤية | vision | vision
المحور, المحاور | axe | axis, pillar
السياسة العمومية, السياسات العمومية | politique publique | public policy
المخطط, الخطة, الخطط | plan | plan
المشروع, المشاريع | projet | project
البرنامج الوطني | programme national | national programme
المبادرة, المبادرات | initiative | initiative
المناظرة الوطنية, المناظرة, المناظرات | assises nationales, assises, conférence nationale | national conference, conference
المؤتمر, المؤتمرات | congrès, conférence | conference, congress
الندوة, الندوات | séminaire, colloque, conférence | seminar, symposium
ندوة صحفية | conférence de presse | press conference
المعرض | salon, exposition, foire | exhibition, fair
القمة | sommet | summit
التوصية, التوصيات | recommandation | recommendation
التقرير, التقارير | rapport | report
الإحصائيات, الإحصاءات | statistiques | statistics
المؤشر, المؤشرات | indicateur, indice | indicator, index
المرتبة, الرتبة, الترتيب, المراتب | rang, place, classement | rank, ranking, place | الرتبة
الهدف, الأهداف | objectif, but | objective, goal, target
أهداف التنمية المستدامة | objectifs de développement durable, ODD | sustainable development goals, SDG
الأمم المتحدة | Nations unies, ONU | United Nations, UN
برنامج الأمم المتحدة الإنمائي | programme des Nations unies pour le développement, PNUD | United Nations Development Programme, UNDP
منظمة التعاون الرقمي | organisation de coopération numérique, OCN, DCO | digital cooperation organization, DCO
الاتحاد الأوروبي | union européenne, UE | European Union, EU
الاتحاد الإفريقي | union africaine | African Union
البنك الدولي | banque mondiale | World Bank
صندوق النقد الدولي | fonds monétaire international, FMI | international monetary fund, IMF
البنك الإفريقي للتنمية | banque africaine de développement, BAD | African development bank
منظمة الصحة العالمية | organisation mondiale de la santé, OMS | world health organization, WHO
التعاون الدولي | coopération internationale | international cooperation
المنظمة, المنظمات | organisation | organisation, organization
الهيئة, الهيئات | organisme, instance, autorité | body, authority, organisation
الوكالة الوطنية, الوكالة | agence nationale, agence | national agency, agency
المديرية | direction, directorat | directorate, department
المدير, المديرون | directeur | director, manager
المدير العام | directeur général | director general, chief executive
الرئيس, الرؤساء | président, chef | president, chair, head
الكاتب العام | secrétaire général | secretary general
اللجنة, اللجان | commission, comité | commission, committee
المجلس, المجالس | conseil | council, board
المجلس الاقتصادي والاجتماعي والبيئي | conseil économique, social et environnemental, CESE | economic, social and environmental council
المؤسسة, المؤسسات | institution, établissement, fondation | institution, establishment, foundation
المركز, المراكز | centre | centre, center
المصلحة, المصالح | service | department, service
المقر | siège | headquarters, seat
الرباط | Rabat | Rabat
الدار البيضاء | Casablanca | Casablanca | كازا, كازابلانكا
فاس | Fès, Fez | Fez, Fes
مراكش | Marrakech | Marrakesh, Marrakech
طنجة | Tanger | Tangier
أكادير | Agadir | Agadir
مكناس | Meknès | Meknes
وجدة | Oujda | Oujda
الناظور | Nador | Nador
تطوان | Tétouan | Tetouan
القنيطرة | Kénitra | Kenitra
سلا | Salé | Salé
الشرق, جهة الشرق | Oriental, région de l'Oriental | Oriental region, Oriental
سوس ماسة | Souss-Massa | Souss-Massa
درعة تافيلالت | Drâa-Tafilalet | Draa-Tafilalet
العيون الساقية الحمراء | Laâyoune-Sakia El Hamra | Laayoune-Sakia El Hamra
الداخلة وادي الذهب | Dakhla-Oued Ed-Dahab | Dakhla-Oued Ed-Dahab
كلميم واد نون | Guelmim-Oued Noun | Guelmim-Oued Noun
بني ملال خنيفرة | Béni Mellal-Khénifra | Beni Mellal-Khenifra
الصحراء | Sahara | Sahara, desert
إفريقيا, أفريقيا | Afrique | Africa
أوروبا | Europe | Europe
آسيا | Asie | Asia
فرنسا | France | France | فرانسا
إسبانيا | Espagne | Spain | سبانيا
البرتغال | Portugal | Portugal
ألمانيا | Allemagne | Germany | لالمان
إيطاليا | Italie | Italy | طاليان
بلجيكا | Belgique | Belgium
هولندا | Pays-Bas | Netherlands
بريطانيا, المملكة المتحدة | Royaume-Uni, Grande-Bretagne | United Kingdom, Britain
إنجلترا | Angleterre | England
الولايات المتحدة الأمريكية, الولايات المتحدة, أمريكا | États-Unis, Amérique, États-Unis d'Amérique | United States, America, USA | ميريكان
كندا | Canada | Canada
الصين | Chine | China | شينوا
اليابان | Japon | Japan
الهند | Inde | India
روسيا | Russie | Russia
تركيا | Turquie | Turkey
السعودية, المملكة العربية السعودية | Arabie saoudite | Saudi Arabia
الإمارات العربية المتحدة, الإمارات | Émirats arabes unis | United Arab Emirates
مصر | Égypte | Egypt
الجزائر | Algérie, Alger | Algeria, Algiers
تونس | Tunisie, Tunis | Tunisia, Tunis
ليبيا | Libye | Libya
موريتانيا | Mauritanie | Mauritania
السنغال | Sénégal | Senegal
نيويورك | New York | New York
`
