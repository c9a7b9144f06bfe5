/** Papers, family, justice, safety, territory and elections, in the words of the Moroccan administration. */
export const citizenTerms = `
بطاقة التعريف الوطنية, البطاقة الوطنية للتعريف الإلكترونية, البطاقة الوطنية | carte nationale d'identité, carte d'identité nationale électronique, CNIE, CIN | national identity card, ID card | لاكارط ناسيونال, لاكارط, الكارط ناسيونال
بطاقة التعريف | carte d'identité | identity card
جواز السفر البيومتري, جواز السفر, جوازات السفر | passeport biométrique, passeport | biometric passport, passport | الپاسبور, باسبور, پاسپور
عقد الازدياد, رسم الولادة, شهادة الميلاد, عقد الولادة | acte de naissance, extrait d'acte de naissance | birth certificate | عقد الزيادة
الحالة المدنية | état civil | civil status, civil registry | ليطاسيفيل
دفتر الحالة المدنية, الدفتر العائلي | livret de famille, livret d'état civil | family record book, family booklet
ضابط الحالة المدنية | officier d'état civil | civil registrar
رسم الوفاة, شهادة الوفاة | acte de décès, certificat de décès | death certificate
عقد الزواج, رسم الزواج | acte de mariage, contrat de mariage | marriage certificate, marriage contract
شهادة العزوبة | certificat de célibat | certificate of celibacy
شهادة السكنى, شهادة الإقامة | certificat de résidence, attestation de résidence | residence certificate, proof of residence
شهادة الحياة | certificat de vie | life certificate
شهادة الجنسية | certificat de nationalité | nationality certificate
الجنسية المغربية | nationalité marocaine | Moroccan nationality
السجل العدلي, شهادة السوابق | casier judiciaire | criminal record | الكازيي جوديسيير
تصحيح الإمضاء, المصادقة على التوقيع | légalisation de signature | signature certification, legalisation of signature | الليگاليزاسيون, ليگاليزي
مطابقة النسخ للأصل, نسخة مطابقة للأصل | copie certifiée conforme, copie conforme | certified copy
الأبوستيل | apostille | apostille
التصريح بالشرف | déclaration sur l'honneur | sworn statement
الرقم الوطني | numéro national, identifiant national | national number
السجل الوطني للسكان | registre national de la population, RNP | national population register
السجل الاجتماعي الموحد | registre social unifié, RSU | unified social register
المعرف الرقمي المدني والاجتماعي | identifiant digital civil et social | civil and social digital identifier
بطاقة الإقامة, رخصة الإقامة | carte de séjour, titre de séjour | residence permit, residence card | لاكارط سيجور
تأشيرة, التأشيرات | visa | visa | الفيزا
الهجرة | immigration, émigration, migration | immigration, emigration, migration
اللجوء, طالب اللجوء | asile, demandeur d'asile | asylum, asylum seeker
لاجئ, اللاجئون | réfugié | refugee
مغاربة العالم, المغاربة المقيمون بالخارج, الجالية | Marocains du monde, Marocains résidant à l'étranger, MRE | Moroccans living abroad, diaspora | الزمگري, زماگرية
القنصلية, قنصليات | consulat | consulate
السفارة, سفارات | ambassade | embassy
الجمارك | douane | customs | الديوانة
الحدود | frontière | border
الزواج | mariage | marriage | الزواج, العرس
الزوج | époux, mari | husband, spouse | الراجل
الزوجة | épouse, femme | wife, spouse | المرا
الطلاق | divorce, répudiation | divorce
التطليق | divorce judiciaire, divorce | judicial divorce, divorce
مدونة الأسرة | code de la famille, Moudawana | family code
قانون الأحوال الشخصية, الأحوال الشخصية | statut personnel | personal status
الخطبة | fiançailles | engagement, betrothal, promise of marriage
الصداق, المهر | dot | dowry
النفقة | pension alimentaire | alimony, maintenance | النفقة
الحضانة | garde des enfants, garde | custody
الكفالة | kafala, prise en charge | guardianship, kafala, sponsorship
الولاية, الولي | tutelle, tuteur | guardianship, guardian
الوصي, الوصاية | tuteur testamentaire, tutelle | testamentary guardian, guardian
الحجر | interdiction | interdiction, legal incapacity
القاصر, القاصرون | mineur | minor
الرشد, راشد | majorité, majeur | legal age, adult
النسب | filiation | lineage, filiation, parentage
البنوة, التبني | filiation, adoption | filiation, adoption
العدة | délai de viduité | waiting period
الإرث, الميراث, التركة | héritage, succession | inheritance, estate
الوارث, الورثة | héritier | heir
الوصية, الوصايا | testament, legs | will, bequest, testament
الموصى له | légataire | legatee, beneficiary
الهبة | donation | gift, donation
العصبة, العاصب | agnat | agnatic relative, agnate
المفقود | disparu, absent | missing person, absent
الفريضة | part successorale | share
القرابة | parenté | kinship, relationship
الأب, الآباء | père | father | الوالد, با
الأم, الأمهات | mère | mother | الوالدة, مّي
الابن, الأبناء | fils, enfant | son, child | الولد
البنت, البنات | fille | daughter, girl | البنت
الأخ, الإخوة | frère | brother | خويا
الأخت, الأخوات | sœur | sister | ختي
الجد | grand-père, aïeul | grandfather
الجدة | grand-mère | grandmother
الطفل, الأطفال | enfant | child, children | الدري, الدراري
اليتيم, الأيتام | orphelin | orphan
الأرملة, الأرامل | veuve | widow | الهجالة
الأسرة, الأسر, العائلة | famille, ménage | family, household
الشاهد, الشهود | témoin | witness
العدل, العدول | adoul, notaire traditionnel | adoul, notary
الموثق | notaire | notary
المحكمة, المحاكم | tribunal, cour | court, tribunal
المحكمة الابتدائية | tribunal de première instance | court of first instance
محكمة الاستئناف | cour d'appel | court of appeal
محكمة النقض | cour de cassation | court of cassation
المحكمة الإدارية | tribunal administratif | administrative court
المحكمة التجارية | tribunal de commerce | commercial court
المحكمة الدستورية | cour constitutionnelle | constitutional court
المجلس الأعلى للسلطة القضائية | conseil supérieur du pouvoir judiciaire | superior council of the judiciary
السلطة القضائية, القضاء | pouvoir judiciaire, justice | judiciary, justice
القاضي, القضاة | juge, magistrat | judge, magistrate
النيابة العامة | ministère public, parquet | public prosecution, public prosecutor
وكيل الملك | procureur du Roi, procureur | public prosecutor, King's prosecutor
المحامي, المحامون | avocat | lawyer, attorney | الأفوكا
المفوض القضائي, العون القضائي | huissier de justice | bailiff
الخبير, الخبراء | expert | expert
الترجمان المحلف | traducteur assermenté | sworn translator
الدعوى, الدعاوى | action en justice, instance, procès | lawsuit, action, claim
المدعي | demandeur, plaignant | plaintiff, claimant
المدعى عليه | défendeur | defendant
المتهم | accusé, prévenu | accused, defendant
الشكاية, الشكايات, الشكوى | plainte, réclamation | complaint | الشكاية
التظلم, التظلمات | doléance, recours gracieux | grievance, complaint
الوسيط, مؤسسة الوسيط | médiateur, ombudsman | mediator, ombudsman
الوساطة | médiation | mediation
التحكيم | arbitrage | arbitration
الصلح | conciliation, transaction | conciliation, settlement
الطعن, الطعون | recours, pourvoi | appeal, remedy
الاستئناف | appel | appeal
النقض | cassation, pourvoi | cassation
الحكم, الأحكام | jugement | judgment, ruling
القرار القضائي, القرار | arrêt, décision | ruling, decision
الأمر القضائي | ordonnance | court order
تنفيذ الأحكام | exécution des jugements | enforcement of judgments
التقادم | prescription | limitation, prescription
الفسخ | résiliation, annulation, résolution | annulment, termination, cancellation
البطلان | nullité | nullity, invalidity
الإثبات | preuve | proof, evidence
الحجة, الحجج | preuve, titre | proof, evidence
اليمين | serment | oath
الإقرار | aveu, reconnaissance | acknowledgment, confession
العقوبة, العقوبات | peine, sanction | penalty, punishment, sanction
الغرامة, الغرامات | amende | fine
السجن, السجون, الحبس | prison, emprisonnement | prison, imprisonment | الحبس
السجين, السجناء | détenu, prisonnier | prisoner, detainee
الاعتقال | détention, arrestation | detention, arrest
الحراسة النظرية | garde à vue | police custody
العقوبات البديلة | peines alternatives | alternative sentences
العفو الملكي, العفو | grâce royale, grâce, amnistie | royal pardon, pardon, amnesty
الجريمة, الجرائم | crime, infraction | crime, offence
الجنحة, الجنح | délit | misdemeanour, offence
الجناية, الجنايات | crime | felony
المخالفة, المخالفات | contravention, infraction | infringement, violation, contravention
القانون الجنائي, مجموعة القانون الجنائي | code pénal | criminal code, penal code
المسطرة الجنائية | procédure pénale | criminal procedure
المسطرة المدنية | procédure civile | civil procedure
قانون الالتزامات والعقود | code des obligations et des contrats | code of obligations and contracts
العقد, العقود | contrat, acte | contract, deed
الالتزام, الالتزامات | obligation, engagement | obligation, commitment
التعويض, التعويضات | indemnité, indemnisation, dommages-intérêts | compensation, damages, indemnity
الضرر, الأضرار | dommage, préjudice | harm, damage
المسؤولية | responsabilité | liability, responsibility
الوكالة, التوكيل | procuration, mandat | power of attorney, proxy, mandate | لوكالة
الوكيل, الوكلاء | mandataire, agent | proxy, agent
الرشوة | corruption, pot-de-vin | bribery, corruption | الرشوة, التدويرة
الفساد | corruption | corruption
التزوير | faux, falsification | forgery
السرقة | vol | theft | الخطفة, الشفرة
النصب والاحتيال, الاحتيال | escroquerie, fraude | fraud, scam
العنف ضد النساء | violence à l'égard des femmes, violence faite aux femmes | violence against women
العنف | violence | violence
التحرش | harcèlement | harassment
الاتجار بالبشر | traite des êtres humains | human trafficking
المخدرات | stupéfiants, drogue | drugs, narcotics
الإرهاب | terrorisme | terrorism
الشرطة, الأمن الوطني | police, sûreté nationale | police, national security | البوليس
الدرك الملكي | gendarmerie royale | royal gendarmerie | الجدارمية, جادارم
القوات المساعدة | forces auxiliaires | auxiliary forces | المخازنية
الوقاية المدنية | protection civile | civil protection | البومبيا
القوات المسلحة, الجيش | forces armées, armée | armed forces, army | العسكر
الخدمة العسكرية | service militaire | military service
المغرب, المملكة المغربية | Maroc, Royaume du Maroc | Morocco, Kingdom of Morocco | لمغريب
الملك, الملوك | roi | king | سيدنا
جلالة الملك | Sa Majesté le Roi | His Majesty the King
الظهير, الظهائر | dahir | dahir, royal decree
الدستور | constitution | constitution
القانون, القوانين | loi, droit | law
القانون التنظيمي | loi organique | organic law
القانون الإطار | loi-cadre | framework law
مشروع القانون | projet de loi | draft law, bill
مقترح القانون | proposition de loi | private member's bill
المرسوم, المراسيم | décret | decree
القرار الوزاري, قرار الوزير | arrêté ministériel, arrêté | ministerial order
الدورية, المنشور | circulaire | circular
المادة, المواد | article | article, section
الفصل, الفصول | article, chapitre | article, chapter
الفقرة, الفقرات | alinéa, paragraphe | paragraph
الباب, الأبواب | chapitre, titre | chapter, title
الجريدة الرسمية | bulletin officiel, journal officiel | official gazette, official bulletin
نص تطبيقي, النصوص التطبيقية | texte d'application | implementing text
التشريع | législation | legislation
التنظيم الجاري به العمل, التنظيم | réglementation, règlement | regulation
الأمانة العامة للحكومة | secrétariat général du gouvernement, SGG | general secretariat of the government
الحكومة | gouvernement | government
رئيس الحكومة | chef du gouvernement | head of government, prime minister
مجلس الحكومة | conseil de gouvernement | government council
المجلس الوزاري | conseil des ministres | council of ministers
الوزارة, الوزارات | ministère | ministry
الوزير, الوزراء | ministre | minister
كاتب الدولة | secrétaire d'État | secretary of state
البرلمان | parlement | parliament
مجلس النواب | chambre des représentants | house of representatives
مجلس المستشارين | chambre des conseillers | house of councillors
النائب البرلماني, النواب | député, parlementaire | member of parliament, deputy
المستشار, المستشارون | conseiller | adviser, councillor
الانتخابات | élections | elections
الاقتراع | scrutin, vote | ballot, vote, poll
الناخب, الناخبون | électeur | voter
اللوائح الانتخابية | listes électorales | electoral rolls
الأصوات, الصوت | voix, vote | votes, vote
المرشح, المرشحون | candidat | candidate
الحزب السياسي, الأحزاب | parti politique, parti | political party, party
النقابة, النقابات | syndicat | trade union, union
الجمعية, الجمعيات | association | association | لاصوصياسيون
المجتمع المدني | société civile | civil society
العريضة, العرائض | pétition | petition
الملتمس | motion | motion
المواطن, المواطنون | citoyen | citizen
المواطنة | citoyenneté | citizenship
حقوق الإنسان | droits de l'homme, droits humains | human rights
المجلس الوطني لحقوق الإنسان | conseil national des droits de l'homme, CNDH | national human rights council
الحق, الحقوق | droit | right, entitlement
الواجب, الواجبات | devoir, obligation | duty, obligation
الحرية, الحريات | liberté | freedom, liberty
المساواة | égalité | equality
العدالة, العدل | justice, équité | justice, fairness
الكرامة | dignité | dignity
التمييز | discrimination, distinction | discrimination, distinction
الإعلان العالمي لحقوق الإنسان | déclaration universelle des droits de l'homme | universal declaration of human rights
الحياة الخاصة | vie privée | private life, privacy
حرية الرأي والتعبير, حرية التعبير | liberté d'expression, liberté d'opinion | freedom of expression, freedom of opinion
حرية الصحافة | liberté de la presse | freedom of the press
الحق في الحصول على المعلومات | droit d'accès à l'information | right of access to information
الرق, العبودية, الاسترقاق | esclavage, servitude | slavery, servitude
التعذيب | torture | torture
الجماعة الترابية, الجماعات الترابية | collectivité territoriale | local authority, territorial authority
الجماعة, الجماعات | commune | commune, municipality | لاكومين, البلدية
المقاطعة, المقاطعات | arrondissement | district | لموقاطعة
العمالة, العمالات | préfecture | prefecture
الإقليم, الأقاليم | province | province
الجهة, الجهات | région | region
الجهوية المتقدمة | régionalisation avancée | advanced regionalisation
اللاتمركز الإداري | déconcentration administrative | administrative deconcentration
اللامركزية | décentralisation | decentralisation
الولاية, ولاية الجهة | wilaya | wilaya, province
الوالي | wali | wali, governor
العامل, عامل الإقليم | gouverneur | governor
الباشا, الباشوية | pacha | pasha
القائد, القيادة | caïd, caïdat | caid, district officer
المقدم, عون السلطة | moqaddem, agent d'autorité | moqaddem, local agent
الدائرة, الدوائر | cercle, circonscription | district, constituency
الدوار, الدواوير | douar, village | village, hamlet | الدوار
القرية, القرى | village | village | البلاد, العروبية
العالم القروي, الوسط القروي, المجال القروي | monde rural, milieu rural | rural areas, rural world | العروبية, لعروبية
قروي, سكان القرى | rural, ruraux | rural, rural people | العروبية, ناس العروبية
حضري, المجال الحضري | urbain | urban
المدينة, المدن | ville | city, town | لمدينة
الحي, الأحياء | quartier | neighbourhood, district | الحومة
رئيس الجماعة, رئيس المجلس الجماعي | président de la commune, maire | mayor, president of the commune
المجلس الجماعي | conseil communal | municipal council
مجلس الجهة | conseil régional | regional council
الإدارة العمومية, الإدارات العمومية, الإدارة | administration publique, administration | public administration, administration
المرفق العمومي, المرافق العمومية | service public | public service
الموظف, الموظفون | fonctionnaire, agent public | civil servant, official | لموظافين
الوظيفة العمومية | fonction publique | civil service
المؤسسة العمومية, المؤسسات العمومية | établissement public | public institution, public establishment
المقاولة العمومية | entreprise publique | public enterprise, state-owned company
تبسيط المساطر الإدارية, تبسيط المساطر | simplification des procédures administratives | simplification of administrative procedures
المسطرة, المساطر | procédure | procedure
إصلاح الإدارة | réforme de l'administration | administration reform
الشباك الوحيد | guichet unique | one-stop shop, single window
المركز الجهوي للاستثمار | centre régional d'investissement, CRI | regional investment centre
الشهادة الإدارية | attestation administrative | administrative certificate
الشهادة, الشهادات | certificat, attestation, diplôme | certificate, attestation
الوثيقة, الوثائق | document, pièce | document, paper | الورقة, لوراق
الملف, الملفات | dossier | file, application | الدوسي
الاستمارة, المطبوع | formulaire, imprimé | form
الطلب, الطلبات | demande | application, request
صاحب الطلب, الطالب المعني | demandeur, requérant | applicant
الوصل, التوصيل | récépissé, reçu | receipt | الروسي
الأجل, الآجال | délai | deadline, time limit
الرسم, الرسوم | taxe, droit, frais | fee, duty, charge
المصاريف | frais, dépenses | fees, expenses
الطابع الضريبي, التنبر | timbre fiscal, timbre | revenue stamp, tax stamp | التانبر
الموعد, المواعيد | rendez-vous | appointment | الرونديفو
طلب موعد | prise de rendez-vous | booking an appointment
الترخيص, التراخيص | autorisation | authorisation, permit
الرخصة, الرخص | permis, licence, autorisation | licence, permit | لوطوريزاسيون
سحب الرخصة | retrait du permis, retrait de l'autorisation | withdrawal of the licence
التجديد | renouvellement | renewal | نجدد
الضياع | perte | loss | تلفات
التسليم | délivrance, remise | issue, delivery
صلاحية | validité | validity
الإيداع | dépôt | filing, deposit, submission
التوقيع | signature | signature | السينياتور
التصريح, التصاريح | déclaration | declaration, statement
التبليغ, الإشعار | notification, avis | notice, notification
المراسلة, الرسالة | courrier, lettre, correspondance | letter, mail, correspondence
المعلومات الشخصية | informations personnelles | personal information
الاسم العائلي | nom de famille | surname, family name | الكنية, النگوة
الاسم الشخصي | prénom | first name, given name
تاريخ الازدياد | date de naissance | date of birth
مكان الازدياد | lieu de naissance | place of birth
العنوان, العناوين | adresse | address | لادريسة
الساكنة, السكان | population, habitants | population, inhabitants
الإحصاء العام للسكان والسكنى, الإحصاء | recensement général de la population et de l'habitat, recensement | census, population census
المندوبية السامية للتخطيط | haut-commissariat au plan, HCP | high commission for planning
رخصة السياقة | permis de conduire | driving licence, driver's license | البيرمي
البطاقة الرمادية, شهادة تسجيل المركبة | carte grise | vehicle registration certificate | لاكارط گريز
الفحص التقني | contrôle technique, visite technique | technical inspection | لافيزيت
السلامة الطرقية | sécurité routière | road safety
مدونة السير | code de la route | highway code, traffic code
حادثة سير, حوادث السير | accident de la circulation | traffic accident, road accident | الكسيدة
مخالفة السير | infraction routière | traffic offence
السيارة, السيارات | voiture, automobile, véhicule | car, vehicle | الطوموبيل
المركبة, المركبات | véhicule | vehicle
سيارة الأجرة | taxi | taxi | الطاكسي
الحافلة, الحافلات | bus, autobus, autocar | bus, coach | الطوبيس, الكار
القطار, القطارات | train | train | المشينة, التران
القطار فائق السرعة, البراق | train à grande vitesse, TGV, Al Boraq | high-speed train
المكتب الوطني للسكك الحديدية, السكك الحديدية | office national des chemins de fer, ONCF, chemins de fer | railways, national railways office
الترامواي | tramway | tramway | الطرام
المطار, المطارات | aéroport | airport | لايروپور
الطائرة, الطائرات | avion | plane, aircraft | الطيارة
الميناء, الموانئ | port | port, harbour | المرسى
الباخرة, السفينة, السفن | navire, bateau | ship, boat | البابور
الطريق السيار, الطرق السيارة | autoroute | motorway, highway | لوطوروت
الطريق, الطرق, الطرقات | route, voie | road | الطريق
الشارع, الشوارع | rue, avenue, boulevard | street, avenue
النقل, وسائل النقل | transport | transport, transportation
النقل العمومي | transport public, transport en commun | public transport
اللوجستيك | logistique | logistics
`
