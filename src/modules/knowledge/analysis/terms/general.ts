/** Frequent words that are of no one subject: what a question is asked with, beside its terms. */
export const generalTerms = `
عدد, أعداد | nombre, combien | number
رقم, أرقام | numéro, chiffre | number, figure, digit
مبلغ, مبالغ | montant, somme | amount, sum
قيمة, قيم | valeur | value
نسبة, نسب | taux, pourcentage, proportion | rate, percentage, share
معدل | moyenne, taux | average, rate
مجموع | total, somme | total, sum
كمية, كميات | quantité | quantity, amount
حجم, أحجام | taille, volume | size, volume
مساحة | superficie, surface, espace | area, surface, space
طول | longueur, taille | length, height
عرض | largeur | width
ارتفاع | hauteur, hausse | height, rise
عمق | profondeur | depth
وزن | poids | weight
سرعة | vitesse | speed, velocity
مسافة | distance | distance
درجة, درجات | degré, grade | degree, grade
مستوى, مستويات | niveau | level
نصف | moitié, demi | half
ربع | quart | quarter
ثلث | tiers | third
واحد | un, unique | one, single
اثنان, اثنين | deux | two
ثلاثة, ثلاث | trois | three
أربعة, أربع | quatre | four
خمسة, خمس | cinq | five
ستة, ست | six | six
سبعة, سبع | sept | seven
ثمانية, ثماني | huit | eight
تسعة, تسع | neuf | nine
عشرة, عشر | dix | ten
عشرون, عشرين | vingt | twenty
مائة, مئة | cent | hundred
ألف, آلاف | mille | thousand
مليون, ملايين | million | million
مليار, مليارات | milliard | billion
أول, أولى | premier | first
ثاني, ثانية | deuxième, second | second
ثالث, ثالثة | troisième | third
رابع, رابعة | quatrième | fourth
خامس, خامسة | cinquième | fifth
أخير, آخر | dernier | last, final
وحيد | seul, unique | only, single, sole
كثير | nombreux, beaucoup | many, numerous
قليل | peu, rare | few, little
كبير, كبرى, أكبر | grand, gros | large, big, great, largest
صغير, صغرى, أصغر | petit | small, little, smallest
طويل, أطول | long | long, longest
قصير | court, bref | short, brief
عال, عالي, أعلى | haut, élevé, supérieur | high, highest, upper
منخفض | bas, faible | low
قوي, أقوى | fort, puissant | strong, powerful
ضعيف | faible | weak
قديم, أقدم | ancien, vieux | old, ancient, former
جديد, أحدث | nouveau, neuf, nouvelle | new, latest
حديث | moderne, récent | modern, recent
حالي | actuel | current, present
سابق | précédent, ancien, antérieur | previous, former
قادم, مقبل | prochain, futur | next, upcoming, coming
عام, عمومي | public, général | public, general
خاص | privé, particulier, spécial | private, special, particular
مهم, هام, أهم, أهمية | important, importance, essentiel | important, importance, key
أساسي | fondamental, essentiel, de base, principal | basic, fundamental, essential
رئيسي | principal, majeur | main, major, principal
ضروري | nécessaire | necessary
ممكن, إمكانية | possible, possibilité | possible, possibility
مستحيل | impossible | impossible
صعب, صعوبة | difficile, difficulté | difficult, hard, difficulty
سهل, سهولة | facile, facilité | easy, ease
بسيط | simple | simple
معقد | complexe, compliqué | complex, complicated
واضح | clair, évident | clear, obvious
صحيح | vrai, correct, valable | true, correct, valid, right
خاطئ, خطأ, أخطاء | faux, erreur, faute | wrong, error, mistake, false
جيد, حسن, أفضل, أحسن | bon, bien, meilleur | good, well, better, best
سيئ, أسوأ | mauvais, pire | bad, worse, worst
سلبي | négatif, passif | negative, passive
إيجابي | positif | positive
طبيعي, طبيعة | naturel, normal, nature | natural, normal, nature
عادي | ordinaire, normal | ordinary, normal, regular
مختلف, اختلاف | différent, divers, différence | different, various, difference
متعدد | multiple, plusieurs | multiple, several
مشترك | commun, conjoint | common, joint, shared
مستقل, استقلال | indépendant, indépendance | independent, independence
حر | libre | free
مجاني, مجانا | gratuit | free of charge, free
إجباري, إلزامي | obligatoire | mandatory, compulsory
اختياري | facultatif, optionnel | optional
رسمي | officiel, formel | official, formal
قانوني | légal, juridique, légitime | legal, lawful
غير قانوني | illégal, illicite | illegal, unlawful
شخصي | personnel | personal
شخص, أشخاص | personne, individu | person, people, individual
فرد, أفراد | individu, personne, membre | individual, person, everyone
إنسان, بشر | homme, être humain, humain | human, human being, man, person
ناس | gens, personnes | people
رجل, رجال | homme | man, men
شعب, شعوب | peuple | people, nation
مجتمع, مجتمعات | société, communauté | society, community
أمة, أمم | nation | nation
دولة, دول | État, pays | state, country
بلد, بلدان, بلاد | pays | country
وطن | patrie, pays | homeland, country
وطني | national | national
دولي | international | international
عالمي, عالم | mondial, universel, monde | world, global, universal
محلي | local | local
جهوي | régional | regional
أجنبي, أجانب | étranger | foreign, foreigner, alien
عضو, أعضاء | membre | member, organ
عضوية | adhésion, qualité de membre | membership
مجموعة, مجموعات | groupe, ensemble | group, set
فريق, فرق | équipe | team
زعيم, قائد, قادة | chef, leader, dirigeant | leader, commander
سلطة, سلطات | autorité, pouvoir | authority, power
قوة, قوات | force, puissance | force, power, strength
قدرة, قدرات | capacité | ability, capacity, capability
دور, أدوار | rôle | role
مهمة, مهام | mission, tâche | mission, task
وظيفة, وظائف | fonction, emploi, poste | function, job, position
منصب, مناصب | poste, fonction | position, post, office
لقب, ألقاب | titre, surnom | title, nickname
اسم, أسماء | nom | name, named
سمى, يسمى, تسمى | appeler, nommer, appelé, nommé | call, called, named
كلمة, كلمات | mot, parole | word
جملة | phrase | sentence
نص, نصوص | texte | text
عنوان | titre, adresse | title, address
صفحة, صفحات | page | page
صورة, صور | image, photo | image, picture, photo
فيلم, أفلام | film | film, movie
موسيقى | musique | music
أغنية, أغاني | chanson | song
قصة, قصص | histoire, récit | story
رواية, روايات | roman | novel
شعر, شاعر | poésie, poète | poetry, poet
كاتب, مؤلف | écrivain, auteur | writer, author
كتب, يكتب, كتابة | écrire, écrit, écriture | write, wrote, written, writing
قرأ, يقرأ, قراءة | lire, lecture | read, reading
تاريخ | histoire, date | history, date
تاريخي | historique | historical, historic
زمن, وقت, أوقات | temps, moment | time
مدة, فترة, فترات | durée, période | duration, period
بداية, بدأ, يبدأ | début, commencement, commencer | beginning, start, begin, began
نهاية, انتهى, ينتهي | fin, terminer, finir | end, finish, ended
سنة, سنوات, سنوي, أعوام | année, an, annuel | year, annual
شهر, شهور, أشهر | mois | month
أسبوع, أسابيع | semaine | week
يوم, أيام, يومي | jour, journée, quotidien | day, daily
ليلة, ليل, ليالي | nuit | night
صباح | matin, matinée | morning
مساء | soir, soirée | evening
ساعة, ساعات | heure | hour, clock
دقيقة, دقائق | minute | minute
ثانية, ثواني | seconde | second
قرن, قرون | siècle | century
عقد | décennie | decade
عصر, عصور | époque, ère, âge | era, age, period
ماض, ماضي | passé | past
حاضر | présent | present
مستقبل | avenir, futur | future
اليوم | aujourd'hui | today
أمس | hier | yesterday
غدا | demain | tomorrow
الآن | maintenant | now
يناير, جانفي, كانون الثاني | janvier | January
فبراير, شباط | février | February
مارس, آذار | mars | March
أبريل, إبريل, نيسان | avril | April
ماي, مايو, أيار | mai | May
يونيو, حزيران | juin | June
يوليوز, يوليو, تموز | juillet | July
غشت, أغسطس, آب | août | August
شتنبر, سبتمبر, أيلول | septembre | September
أكتوبر, تشرين الأول | octobre | October
نونبر, نوفمبر, تشرين الثاني | novembre | November
دجنبر, ديسمبر, كانون الأول | décembre | December
الاثنين | lundi | Monday
الثلاثاء | mardi | Tuesday
الأربعاء | mercredi | Wednesday
الخميس | jeudi | Thursday
الجمعة | vendredi | Friday
السبت | samedi | Saturday
الأحد | dimanche | Sunday
شتاء | hiver | winter
ربيع | printemps | spring
صيف | été | summer
خريف | automne | autumn, fall
رمضان | ramadan | Ramadan
عيد, أعياد | fête | feast, holiday, eid
مكان, أماكن | lieu, endroit, place | place, location
موقع, مواقع | site, emplacement, position | site, location, position
منطقة, مناطق | zone, région | area, region, zone
جزء, أجزاء | partie, part | part
قسم, أقسام | section, partie, département, division | section, department, division
جانب, جوانب | côté, aspect | side, aspect
مركزي | central | central
وسط | centre, milieu | middle, centre
شمال, شمالي | nord | north, northern
جنوب, جنوبي | sud | south, southern
شرق, شرقي | est | east, eastern
غرب, غربي | ouest, occidental | west, western
يمين | droite | right
يسار | gauche | left
داخل, داخلي | intérieur, interne | inside, internal, interior
خارج, خارجي | extérieur, externe, étranger | outside, external, foreign
قريب | proche | near, close
بعيد | loin, éloigné | far, distant
جبل, جبال | montagne, mont | mountain, mount
بحر, بحار | mer | sea
محيط, محيطات | océan | ocean
نهر, أنهار | fleuve, rivière | river
بحيرة, بحيرات | lac | lake
وادي, أودية | vallée, oued | valley, river
جزيرة, جزر | île | island
صحراء | désert | desert
ساحل, سواحل | côte, littoral | coast
شاطئ, شواطئ | plage | beach
سماء | ciel | sky, heaven
شمس | soleil | sun
قمر, أقمار | lune, satellite | moon, satellite
نجم, نجوم | étoile | star
كوكب, كواكب | planète | planet
فضاء | espace | space
أرض | terre, sol | earth, land, ground
هواء | air | air
نار, حريق, حرائق | feu, incendie | fire
ضوء | lumière | light
ظلام | obscurité | darkness
حرارة | chaleur, température | heat, temperature
برد, بارد | froid | cold
مطر, أمطار | pluie | rain
ثلج, ثلوج | neige, glace | snow, ice
ريح, رياح | vent | wind
حجر, أحجار | pierre | stone
ذهب | or | gold
فضة | argent | silver
حديد | fer | iron
نحاس | cuivre | copper
خشب | bois | wood
ورق | papier | paper
زجاج | verre | glass
أكسجين | oxygène | oxygen
هيدروجين | hydrogène | hydrogen
كربون | carbone | carbon
ملح | sel | salt
شجرة, أشجار | arbre | tree
نبات, نباتات | plante, végétal | plant
زهرة, زهور | fleur | flower
حيوان, حيوانات | animal | animal
كلب, كلاب | chien | dog
قط, قطط | chat | cat
حصان, خيل, خيول | cheval | horse
طائر, طيور | oiseau | bird
سمك, أسماك | poisson | fish
حشرة, حشرات | insecte | insect
بقرة, أبقار | vache, bovin | cow, cattle
جسم, أجسام, جسد | corps | body
رأس, رؤوس | tête | head
وجه, وجوه | visage, face | face
عين, عيون | œil, yeux | eye
يد, أيدي | main | hand
قدم, أقدام | pied | foot, feet
دماغ | cerveau | brain
عظم, عظام | os | bone
جلد | peau | skin
خلية, خلايا | cellule | cell
جين, جينات | gène | gene
مناعة, مناعي | immunité, immunitaire | immunity, immune
فيروس, فيروسات | virus | virus
بكتيريا | bactérie | bacteria
بروتين, بروتينات | protéine | protein
ألم | douleur | pain
موت, وفاة, مات, توفي | mort, décès, mourir | death, die, died, dead
حياة | vie | life
عاش, يعيش | vivre, habiter | live, lived
ولد, ولدت, مولد | naître, né, naissance | born, birth
عمر, أعمار | âge | age
سن | âge, dent | age
نفس, نفسي | âme, psychologique | soul, psychological
عقل, عقلي | esprit, raison, mental | mind, reason, mental
روح | esprit, âme | spirit, soul
فكرة, أفكار | idée | idea
فكر, تفكير | pensée, réflexion | thought, thinking
رأي, آراء | avis, opinion | opinion, view
معرفة, يعرف, عرف | connaissance, savoir, connaître | knowledge, know, known
علم, يعلم | savoir, science | know, science, knowledge
تعلم, يتعلم | apprendre, apprentissage | learn, learning
درس, دراسة, دراسات | étude, étudier, leçon | study, lesson
سؤال, أسئلة | question | question
جواب, أجوبة, إجابة | réponse, répondre | answer, reply, response
مشكلة, مشاكل, مشكل | problème | problem, issue
حل, حلول | solution, résoudre | solution, solve
سبب, أسباب | cause, raison, motif | cause, reason
نتيجة, نتائج | résultat, conséquence | result, consequence, outcome
أثر, آثار, تأثير, تأثيرات | effet, impact, influence | effect, impact, influence
هدف, يهدف | but, viser, objectif | aim, goal, target
غاية, غايات, غرض, أغراض | but, finalité, fin | purpose, aim, end
شرط, شروط | condition | condition, requirement
قاعدة, قواعد | règle, base | rule, base
مبدأ, مبادئ | principe | principle
نظرية, نظريات | théorie | theory
مفهوم, مفاهيم | concept, notion | concept, notion
تعريف, تعاريف | définition | definition
معنى, معاني | sens, signification | meaning, sense
مثال, أمثلة | exemple | example
نوع, أنواع | type, sorte, espèce, genre | type, kind, sort, species
شكل, أشكال | forme, figure | form, shape
لون, ألوان | couleur | colour, color
صوت, أصوات | son, voix | sound, voice
صنف, أصناف | catégorie, espèce | category, class
فئة, فئات | catégorie, classe | category, group, class
طريقة, طرق | méthode, manière, façon | method, way, manner
كيفية | manière, modalité | manner, how, procedure
وسيلة, وسائل | moyen | means, way
أداة, أدوات | outil, instrument | tool, instrument
آلة, آلات | machine, instrument | machine
محرك, محركات | moteur | engine, motor
جهاز, أجهزة | appareil, dispositif, organe | device, apparatus, body
مادة, مواد | matière, substance, matériau | material, matter, substance
عنصر, عناصر | élément | element
تركيب, مركب, مركبات | composition, composé | composition, compound
بنية, هيكل, هياكل | structure | structure
عملية, عمليات | opération, processus | operation, process
إجراء, إجراءات | mesure, procédure | measure, procedure, action
تدبير, تدابير | mesure, gestion | measure, management
عمل, أعمال, يعمل | travail, œuvre, travailler, action | work, act, action
نشاط, أنشطة | activité | activity
حركة, حركات | mouvement | movement, motion
سفر, رحلة, رحلات | voyage | travel, journey, trip
دخول, دخل, يدخل | entrée, entrer, accès | entry, enter, entrance
خروج, خرج, يخرج | sortie, sortir | exit, leave
وصول, وصل, يصل | arrivée, arriver, atteindre | arrival, arrive, reach
ذهاب, ذهب, يذهب | aller | go, went
عودة, رجوع, عاد | retour, revenir | return, back
بقاء, بقي | rester, demeurer | stay, remain
وجود, وجد, يوجد, توجد | existence, trouver, exister, se trouver | existence, found, exist, located
حصول, حصل, يحصل | obtenir, obtention, recevoir | obtain, get, receive
أخذ, يأخذ | prendre | take, took
أعطى, إعطاء, يعطي, منح, يمنح | donner, accorder, octroyer | give, grant, gave, given
قدم, يقدم, تقديم | présenter, offrir, fournir, déposer | present, offer, provide, submit
توفير, يوفر, وفر | fournir, offrir, assurer | provide, offer, supply
استعمال, استخدام, يستعمل, يستخدم, استخدم | utilisation, usage, utiliser, emploi | use, usage, used, using
استفادة, يستفيد | bénéficier, profiter | benefit
فائدة, فوائد | intérêt, avantage, utilité | benefit, interest, advantage
إنتاج, ينتج, أنتج | production, produire | production, produce
صنع, صناعة, يصنع | fabrication, fabriquer | manufacture, make, made
بناء, بنى, يبني | construire, construction | build, built, construction
إنشاء, أنشأ, إحداث, تأسيس, أسس, تأسست | création, créer, fonder, fondation, établir | create, creation, establish, founded, establishment
خلق, يخلق | créer, création | create, creation
تطوير, تطور, طور | développement, développer, évolution, évoluer | development, develop, evolution
تغيير, تغير, يغير | changement, changer, modifier | change, alter
تعديل, تعديلات, عدل | modification, amendement, modifier | amendment, modification, amend
زيادة, ازداد, يزيد | augmentation, augmenter, hausse | increase, rise
نقص, انخفاض, تخفيض, انخفض | baisse, diminution, réduction, réduire | decrease, reduction, decline, reduce
تحسين, تحسن | amélioration, améliorer | improvement, improve
تعزيز, يعزز | renforcement, renforcer, promouvoir | strengthening, strengthen, promote, enhance
دعم, يدعم | soutien, soutenir, appui | support
مساعدة, ساعد, يساعد, مساعدات | aide, aider, assistance | help, aid, assistance, assist
حماية, يحمي | protection, protéger | protection, protect
دفاع, دافع | défense, défendre | defence, defense, defend
هجوم, هاجم | attaque, attaquer | attack
حرب, حروب | guerre | war
سلام, سلم | paix | peace
معركة, معارك | bataille | battle
جندي, جنود | soldat | soldier
سلاح, أسلحة | arme | weapon, arm
عدو, أعداء | ennemi | enemy
ثورة | révolution | revolution
صراع, نزاع, نزاعات | conflit, litige, différend | conflict, dispute
خلاف, خلافات | différend, désaccord | dispute, disagreement
أزمة, أزمات | crise | crisis
خطر, أخطار, مخاطر | danger, risque, péril | danger, risk
أمن, أمان | sécurité | security, safety
سلامة | sécurité, intégrité, sûreté | safety, security
تهديد | menace | threat
فوز, فاز, يفوز | victoire, gagner, remporter | win, won, victory
هزيمة | défaite | defeat
خسارة, خسر, خسائر | perte, perdre | loss, lose, lost
لعبة, ألعاب, لعب | jeu, jouer | game, play, played
لاعب, لاعبون | joueur | player
مباراة | match | match, game
بطولة, بطل | championnat, champion | championship, champion
جائزة, جوائز | prix, récompense | prize, award
نقطة, نقاط, نقط | point | point
هدف | but | goal
ملعب, ملاعب | stade, terrain | stadium, field
مدرب | entraîneur | coach, trainer
نادي, أندية | club | club
مشاركة, شارك, يشارك | participation, participer | participation, participate, share
مساهمة, ساهم, يساهم | contribution, contribuer | contribution, contribute
تعاون | coopération, collaboration | cooperation, collaboration
اجتماع, اجتماعات | réunion, rencontre, assemblée | meeting, assembly
اجتماعي | social | social
سياسي, سياسة | politique | political, politics, policy
ديمقراطية, ديمقراطي | démocratie, démocratique | democracy, democratic
رئاسة | présidence | presidency, chairmanship
انتخاب, انتخب | élection, élire, élu | election, elect, elected
تعيين, عين, يعين | nomination, nommer, désigner | appointment, appoint, designate
اختيار, اختار, يختار | choix, choisir, sélection | choice, choose, selection, select
قرر, يقرر, تقرير | décider, décision | decide, decision
اعتماد, اعتمد | adoption, adopter, agrément | adoption, adopt, accreditation
موافقة, وافق | accord, approbation, consentement, approuver | approval, approve, agreement, consent
رضا, رضى | consentement, satisfaction | consent, satisfaction
قبول, قبل, يقبل | acceptation, accepter, admission | acceptance, accept, admission
رفض, يرفض | refus, refuser, rejet, rejeter | refusal, refuse, reject
منع, يمنع | interdiction, interdire, empêcher | prohibition, prohibit, prevent, forbid
حظر | interdiction, embargo | ban, prohibition
سمح, يسمح, سماح | permettre, autoriser | allow, permit
يجوز, جاز | pouvoir, permis, il est permis | may, permitted, allowed
يجب, وجوب, واجب | devoir, falloir, obligatoire | must, required, obligatory
لزوم, لازم, يلزم | nécessaire, obliger, tenu | required, oblige, necessary, bound
احتاج, يحتاج, حاجة, حاجيات | besoin, avoir besoin, nécessité | need, require
طلب, يطلب, مطالبة | demander, demande, exiger, réclamer | ask, request, demand, claim
أراد, يريد, إرادة | vouloir, volonté | want, will
رغبة | désir, souhait, volonté | desire, wish
حاول, يحاول, محاولة | essayer, tenter, tentative | try, attempt
استطاع, يستطيع | pouvoir, être capable | able, capable
نجاح, نجح | succès, réussite, réussir | success, succeed, successful
فشل | échec, échouer | failure, fail
قال, يقول, قول | dire, déclarer, parole | say, said, statement
تحدث, يتحدث, حديث | parler, discours | speak, talk, speech
ذكر, يذكر | mentionner, citer | mention, cite
أعلن, إعلان, يعلن | annoncer, annonce, déclarer, proclamer, déclaration | announce, declare, announcement, declaration, proclaim
نشر, ينشر | publication, publier, diffusion | publish, publication, spread
أطلق, إطلاق, يطلق | lancer, lancement | launch, release
افتتح, افتتاح | inaugurer, inauguration, ouverture | inaugurate, opening, inauguration
فتح, يفتح, مفتوح | ouvrir, ouverture, ouvert | open, opening
إغلاق, أغلق, مغلق | fermer, fermeture, fermé | close, closure, closed
وقع, يقع, تقع | se situer, situé, se trouver, survenir | located, situated, happen, occur
حدث, أحداث, يحدث | événement, se produire, survenir | event, happen, occur
حادث, حوادث | accident, incident | accident, incident
ظهر, ظهور, يظهر | apparaître, apparition | appear, appearance
أصل, أصول | origine, source, fonds | origin, source, asset
مصدر, مصادر | source | source, origin
أصلي | original, initial, indigène | original, indigenous, native
فرع, فروع | branche, section, filiale | branch, subsidiary
علاقة, علاقات | relation, rapport, lien | relationship, relation, link
صلة | lien, relation | link, connection
ارتبط, مرتبط, ارتباط | lié, lien, associé | linked, related, associated, connection
متعلق, يتعلق, تتعلق | relatif, concerner, concernant | relating, concerning, related
خص, يخص, يهم | concerner | concern, regard
شمل, يشمل, تشمل, شامل | comprendre, inclure, comporter, global | include, comprise, comprehensive, cover
تضمن, يتضمن, تتضمن | contenir, comprendre, inclure | contain, include
احتوى, يحتوي, محتوى | contenir, contenu | contain, content
تكون, يتكون, تتكون, مكون | composer, se composer, constituer, formé | consist, composed, made, component
بلغ, يبلغ, تبلغ | atteindre, s'élever | reach, amount, total
استمر, استمرار, يستمر | continuer, durer, poursuite | continue, last, continuation
توقف, وقف, إيقاف | arrêter, arrêt, suspension | stop, cease, suspension
انتقل, انتقال, ينتقل | transition, passer, transfert, déménager | move, transition, transfer
نقل, ينقل | transférer, transmettre, transport | transfer, transmit, transport, carry
حمل, يحمل | porter, transporter | carry, bear
أرسل, إرسال, يرسل | envoyer, envoi, transmettre | send, sent, transmit
استقبال, استقبل | accueil, accueillir, recevoir | receive, reception, welcome
تلقى, يتلقى | recevoir | receive
شراء, اشترى, يشتري | acheter, achat | buy, bought, purchase
باع, بيع, يبيع | vendre, vente | sell, sold, sale
دفع, يدفع, أداء, يؤدي | payer, paiement, verser | pay, paid, payment
كلفة, تكلفة, تكاليف | coût, frais | cost, expense
ربح, أرباح | bénéfice, profit, gagner | profit, gain, earn
ثروة, ثروات | richesse, fortune | wealth, fortune
غني, أغنياء | riche | rich, wealthy
فقير | pauvre | poor
ملك, يملك, امتلك | posséder, détenir, propriété | own, possess, hold
حفظ, يحفظ, احتفاظ | conserver, conservation, garder | keep, preserve, preservation, retain
جمع, يجمع | collecter, rassembler, réunir, collecte | collect, gather, collection
توزيع, وزع | distribution, distribuer, répartition | distribution, distribute
تقسيم, قسم | division, diviser, partage | division, divide
ترتيب | classement, ordre | order, arrangement, ranking
تنظيم, نظم, ينظم | organisation, organiser, réglementer | organisation, organise, organize, regulate
إدارة, يدير | gestion, gérer, direction, administration | management, manage, administration, direction
تسيير, سير | gestion, gérer, conduite | management, running, conduct
إشراف, أشرف, يشرف | supervision, superviser, sous l'égide, piloter | supervision, supervise, oversee
قيادة, يقود, قاد | direction, commandement, conduire, diriger | leadership, lead, led, command, drive
تنفيذ, نفذ, ينفذ | exécution, exécuter, mise en œuvre | execution, implement, implementation, enforce
تطبيق, طبق, يطبق | application, appliquer | application, apply, applied
إنجاز, أنجز, إنجازات | réalisation, réaliser | achievement, completion, achieve
تحقيق, حقق, يحقق | réaliser, réalisation, enquête, atteindre | achieve, investigation, realise
تحديد, حدد, يحدد | déterminer, fixer, définir, détermination | determine, define, set, specify, identify
قياس, يقيس | mesure, mesurer | measure, measurement
حساب, حسابات | calcul, compte | calculation, account, compute
مقارنة | comparaison, comparer | comparison, compare
تحليل, تحاليل | analyse, analyser | analysis, analyse, analyze
اكتشاف, اكتشف | découverte, découvrir | discovery, discover, discovered
اختراع, اخترع | invention, inventer | invention, invent, invented
تجربة, تجارب | expérience, essai, expérimentation | experiment, experience, trial, test
فضاء التجريب, حقل تجارب | terrain d'expérimentation, espace d'expérimentation | trial ground, testing ground
اختبار, اختبارات | test, essai, épreuve | test, trial
مراقبة, راقب | surveillance, contrôle, observation | monitoring, surveillance, control, observation
ملاحظة, ملاحظات | observation, remarque | observation, remark, note
رؤية, رأى, يرى | voir, vision, vue | see, saw, seen, vision
نظر, ينظر, نظرة | regard, regarder, examen | look, view, consider
سمع, يسمع | entendre, écouter | hear, heard, listen
شعور, شعر, يشعر | sentiment, sentir, ressentir | feeling, feel, felt
حب, أحب, يحب | amour, aimer | love, like
خوف | peur, crainte | fear
سعادة, سعيد | bonheur, heureux | happiness, happy
حزن | tristesse | sadness, grief
غضب | colère | anger
أمل | espoir | hope
حلم, أحلام | rêve | dream
فهم, يفهم | comprendre, compréhension | understand, understanding
تفسير, شرح, فسر | explication, expliquer, interprétation | explanation, explain, interpretation
وصف, يصف | description, décrire | description, describe
اعتبر, يعتبر, تعتبر, اعتبار | considérer, considération | consider, regarded, consideration
اعتقد, يعتقد, اعتقاد, معتقد | croire, croyance, penser | believe, belief, think, thought
إيمان, آمن | foi, croire | faith, belief, believe
إله, الله, آلهة | Dieu, divinité | God, deity
نبي, أنبياء | prophète | prophet
كنيسة, كنائس | église | church
مسيحي, مسيحية | chrétien, christianisme | Christian, Christianity
مسلم, مسلمون, إسلامي | musulman, islamique | Muslim, Islamic
يهودي, يهود | juif | Jewish, Jew
صلاة | prière | prayer
قرآن | Coran | Quran, Koran
شريعة, شرعي | charia, légitime, légal | sharia, legitimate, legal
فلسفة, فيلسوف | philosophie, philosophe | philosophy, philosopher
رياضيات | mathématiques | mathematics
فيزياء | physique | physics
كيمياء, كيميائي | chimie, chimique | chemistry, chemical
بيولوجيا, أحياء | biologie | biology
جيولوجيا, جيولوجي | géologie, géologique | geology, geological
جغرافيا | géographie | geography
طب, طبي | médecine, médical | medicine, medical
هندسة | ingénierie, géométrie | engineering, geometry
معمار, عمارة | architecture | architecture
إمبراطورية, إمبراطور | empire, empereur | empire, emperor
سلالة, أسرة حاكمة | dynastie | dynasty
ملكة | reine | queen
أمير, أمراء | prince, émir | prince, emir
أميرة | princesse | princess
حاكم, حكام | gouverneur, dirigeant, souverain | ruler, governor
حكم, يحكم | gouverner, règne, pouvoir | rule, reign, govern
استعمار, مستعمرة, مستعمرات | colonisation, colonie, colonialisme | colonisation, colony, colonialism, colonial
احتلال, احتل | occupation, occuper | occupation, occupy
غزو, غزا | invasion, conquête, envahir | invasion, conquest, invade
معاهدة, معاهدات | traité | treaty
تحالف, حلف, حليف | alliance, allié, coalition | alliance, ally, coalition
اتحاد, اتحادات | union, fédération | union, federation, association
عضو مؤسس | membre fondateur | founding member
وفد, وفود | délégation | delegation
خطاب, خطابات | discours, lettre | speech, address, letter
لقاء, لقاءات | rencontre | meeting
زيارة, زار | visite, visiter | visit
ضيف, ضيوف | invité, hôte | guest
متدخل, متدخلون | intervenant | speaker, stakeholder
حضور, حضر | présence, assister, participants | attendance, presence, attend
غياب, غائب | absence, absent | absence, absent
جمهور | public | public, audience, crowd
بيت, بيوت, منزل, منازل | maison, domicile, foyer | house, home
غرفة, غرف | chambre, pièce, salle | room, chamber
باب | porte | door, gate
جدار, جدران | mur | wall
قصر, قصور | palais | palace, castle
قلعة | forteresse, château | fortress, castle, citadel
برج, أبراج | tour | tower
جسر, جسور | pont | bridge
حديقة, حدائق | jardin, parc | garden, park
متحف, متاحف | musée | museum
مسرح | théâtre | theatre, theater
سينما | cinéma | cinema
مبنى, مباني, بناية, عمارات | bâtiment, immeuble, édifice | building
عاصمة, عواصم | capitale | capital
مطبخ | cuisine | kitchen
طعام | nourriture, repas | food, meal
خبز | pain | bread
لحم, لحوم | viande | meat
حليب | lait | milk
سكر | sucre | sugar
زيت, زيوت | huile | oil
شاي | thé | tea
قهوة | café | coffee
خمر | vin, alcool | wine, alcohol
شرب, يشرب | boire, boisson | drink
أكل, يأكل | manger | eat
نوم, نام | dormir, sommeil | sleep
لباس, ملابس | vêtement, habits | clothes, clothing, dress
سوق | marché | market
متجر, محل | magasin, boutique, commerce | shop, store
بضاعة, بضائع, سلعة, سلع | marchandise, bien | goods, merchandise
حرفة, حرف | métier, artisanat | craft, trade
مزرعة | ferme | farm
أداء | performance, rendement | performance
جودة | qualité | quality
كفاءة, فعالية, فعال | efficacité, efficace, compétence | efficiency, effective, competence
تحد, تحديات | défi | challenge
فرصة, فرص | opportunité, occasion, chance | opportunity, chance
حالة, حالات | cas, état, situation | case, state, condition, status
وضع, وضعية, أوضاع | situation, état, position | situation, status, position
ظرف, ظروف | circonstance, condition | circumstance, condition
واقع | réalité | reality
حقيقة, حقائق | vérité, fait | truth, fact, reality
سر, أسرار | secret | secret
خبر, أخبار | nouvelle, information, actualité | news, information
شبكي | en réseau | network
حد, حدود | limite, borne, frontière | limit, boundary, border
خط, خطوط | ligne | line
دائري, دائرة | circulaire, cercle | circular, circle
مربع | carré | square
سطح, أسطح | surface, toit | surface, roof
قطعة, قطع | pièce, morceau | piece, part
كامل, كاملة, كليا | complet, entier, plein | full, whole, complete, entire
جزئي | partiel | partial
متساو, متساوون, سواسية, تساوي | égal, égaux | equal, equally
مناسب, ملائم | approprié, convenable, adapté | appropriate, suitable, adequate
كاف, كافية | suffisant | sufficient, enough, adequate
عادل, منصف | juste, équitable | fair, just, equitable
تعسف, تعسفي | arbitraire, abus, abusif | arbitrary, abuse
كرامة | dignité | dignity
قاس, وحشي, قسوة | cruel, inhumain | cruel, inhuman
عنصر, عرق, عنصرية | race, origine, racisme | race, racism, ethnic
جنس | sexe, genre, race | sex, gender, race
ميلاد | naissance | birth
أقلية, أقليات | minorité | minority
أغلبية | majorité | majority
تضامني | solidaire | solidarity
ضمير | conscience | conscience
براءة, بريء | innocence, innocent | innocence, innocent
ذنب, مذنب | culpabilité, coupable | guilt, guilty
إدانة, أدين | condamnation, condamner | conviction, convict, condemn
محاكمة | procès, jugement | trial
عقاب, عاقب, يعاقب | punir, punition, châtiment, puni | punish, punishment, punished
قتل, قاتل | tuer, meurtre, homicide, assassinat | kill, murder, killed, homicide
انتحار | suicide | suicide
اضطهاد | persécution | persecution
نفي, منفى | exil | exile
اختفاء | disparition | disappearance
هرب, فر | fuir, fuite | escape, flee
قبض, اعتقل | arrêter, arrestation | arrest, capture
تدخل, تدخلات | intervention, immixtion, ingérence | intervention, interference
حملة, حملات | campagne | campaign
شرف, سمعة | honneur, réputation | honour, reputation, honor
مراسلات | correspondance | correspondence
تنقل | circulation, déplacement | movement, travel
إقامة, أقام, مقيم | résidence, séjour, résider, résident | residence, stay, resident, reside
مأوى | abri, asile | shelter, asylum
راحة | repos, loisir | rest, leisure
لهو, فراغ, ترفيه | loisirs, divertissement | leisure, entertainment
مستوى معيشة, معيشة | niveau de vie | standard of living, living
رفاهية, رفاه | bien-être | well-being, welfare
عناية, رعاية | soin, assistance, prise en charge | care, welfare, assistance
عجز | invalidité, incapacité, déficit | disability, incapacity, deficit
ترمل | veuvage | widowhood
أجر متساو | salaire égal | equal pay
إخاء, أخوة | fraternité | brotherhood, fraternity
تسامح | tolérance | tolerance
صداقة, صديق, أصدقاء | amitié, ami | friendship, friend
جار, جيران | voisin | neighbour, neighbor
سلوك | comportement, conduite | behaviour, conduct, behavior
أخلاق, أخلاقي | morale, éthique, mœurs | morals, moral, ethics
نظام عام | ordre public | public order
مقتضى, مقتضيات | disposition, exigence | provision, requirement
أحكام | dispositions | provisions
بند, بنود | clause | clause
ملحق, ملاحق | annexe | annex, appendix
مقدمة, ديباجة | préambule, introduction | preamble, introduction
خاتمة | conclusion | conclusion
موضوع, مواضيع | sujet, objet, thème | subject, topic, object
مجال, مجالات | domaine, champ, secteur | field, domain, area
قطاع, قطاعات | secteur | sector
ميدان, ميادين | domaine, terrain | field, domain
مخالف, خالف | contraire, contrevenir | contrary, contravene, violate
انتهاك, خرق | violation, atteinte | violation, infringement, breach
احترام, احترم | respect, respecter | respect, observe
التزام, التزم | engagement, respecter | commitment, comply, compliance
مطابقة, مطابق, امتثال | conformité, conforme | conformity, compliance, conform
ضمان, يضمن, ضمانات | garantie, garantir, assurer | guarantee, ensure
كفل, يكفل | garantir, assurer | guarantee, ensure
تمتع, يتمتع | jouir, jouissance, bénéficier | enjoy, enjoyment
ممارسة, مارس, يمارس | exercice, exercer, pratique, pratiquer | exercise, practice, practise
صفة, صفات | qualité, caractère, titre | capacity, quality, status, attribute
مقابل | contrepartie, en échange | consideration, return, exchange
أصالة | en personne | in person
تلقائي | automatique, d'office | automatic
فوري | immédiat | immediate
دائم | permanent, durable | permanent
مؤقت | temporaire, provisoire | temporary, provisional
إضافي, إضافة | supplémentaire, additionnel, ajout | additional, extra, addition
لاحق | ultérieur, suivant | subsequent, later, following
سنوي | annuel | annual, yearly
شهري | mensuel | monthly
إلكتروني | électronique | electronic
آلي | automatique, automatisé | automatic, automated
ذكي, أذكياء | intelligent | smart, intelligent
أخضر, خضراء | vert | green
أحمر, حمراء | rouge | red
أبيض, بيضاء | blanc | white
أسود, سوداء | noir | black
أزرق, زرقاء | bleu | blue
أصفر, صفراء | jaune | yellow
مسؤول, مسؤولون | responsable, fonctionnaire | responsible, official
نزيه | intègre, impartial | impartial, honest
محايد | neutre, impartial | neutral, impartial
سري | secret, confidentiel | secret, confidential
علني | public | public
مضمون | contenu, garanti | content, guaranteed
مكتب, مكاتب | bureau, office | office, bureau, desk
فضاء, فضاءات | espace | space
مقر | siège | seat, headquarters
لوحة | tableau, plaque | table, panel, plate, painting
جدول, جداول | tableau, liste | table, schedule, list
لائحة, لوائح, قائمة | liste | list
سجل, سجلات | registre | register, record
بطاقة, بطائق | carte, fiche | card
ورقة, أوراق | feuille, papier | sheet, paper, leaf
رمز, رموز | symbole, code | symbol, code
علامة, علامات | signe, marque | sign, mark
إشارة, إشارات | signal, référence | signal, reference, sign
علم, أعلام | drapeau | flag
جوار | voisinage | neighbourhood, vicinity
قارة, قارات | continent | continent
عربي, عرب | arabe | Arab, Arabic
أمازيغي, أمازيغ | amazigh, berbère | Amazigh, Berber
مغربي, مغاربة | marocain | Moroccan
إفريقي, أفريقي, أفارقة | africain | African
أوروبي, أوروبيون | européen | European
آسيوي | asiatique | Asian
أمريكي | américain | American
فرنسي | français | French
إنجليزي, بريطاني | anglais, britannique | English, British
إسباني | espagnol | Spanish
ألماني | allemand | German
إيطالي | italien | Italian
روسي | russe | Russian
صيني | chinois | Chinese
ياباني | japonais | Japanese
تركي, عثماني | turc, ottoman | Turkish, Ottoman
فارسي, إيران | persan, Iran | Persian, Iran
يوناني, اليونان | grec, Grèce | Greek, Greece
روماني, روما | romain, Rome | Roman, Rome
لاتيني | latin | Latin
عبري | hébreu | Hebrew
هندي | indien | Indian
بولندا, بولندي | Pologne, polonais | Poland, Polish
السويد | Suède | Sweden
النرويج | Norvège | Norway
الدنمارك | Danemark | Denmark
سويسرا | Suisse | Switzerland
النمسا | Autriche | Austria
المجر | Hongrie | Hungary
أستراليا | Australie | Australia
البرازيل | Brésil | Brazil
المكسيك | Mexique | Mexico
العراق | Irak | Iraq
سوريا | Syrie | Syria
لبنان | Liban | Lebanon
الأردن | Jordanie | Jordan
فلسطين | Palestine | Palestine
إسرائيل | Israël | Israel
اليمن | Yémen | Yemen
قطر | Qatar | Qatar
الكويت | Koweït | Kuwait
كوريا | Corée | Korea
لندن | Londres | London
باريس | Paris | Paris
القاهرة | Le Caire | Cairo
القدس | Jérusalem | Jerusalem
بكين | Pékin | Beijing
موسكو | Moscou | Moscow
وارسو | Varsovie | Warsaw
فيينا | Vienne | Vienna
جنيف | Genève | Geneva
كاليفورنيا | Californie | California
المحيط الأطلسي | océan Atlantique | Atlantic Ocean
المحيط الهادئ | océan Pacifique | Pacific Ocean
البحر الأبيض المتوسط, المتوسط | Méditerranée, mer Méditerranée | Mediterranean, Mediterranean Sea
نهر النيل, النيل | Nil | Nile
القرون الوسطى, العصور الوسطى | Moyen Âge | Middle Ages, medieval
الحرب العالمية | guerre mondiale | world war
القرن التاسع عشر | dix-neuvième siècle | nineteenth century
القرن العشرين | vingtième siècle | twentieth century
`
