/**
 * Given names common in Morocco, compiled for this platform from general knowledge, not from a register: the Arabic
 * spelling, then the Latin ones. After `~`, names that are also everyday words in Arabic: alone they say nothing.
 */
export const givenNames = `
محمد Mohamed Mohammed Muhammad Mouhamed Med
أحمد Ahmed Ahmad
امحمد M'hamed Mhamed
محماد Mohamad
عمرو Amr
عثمان Othmane Othman Outmane Osman
يوسف Youssef Yousef Youcef Yusuf Joussef
إبراهيم Ibrahim Brahim
براهيم Brahim
إسماعيل Ismail Ismael Smail
إسحاق Ishaq Ishak Isaac
إدريس Idriss Idris Driss
ادريس Driss
إلياس Ilyas Elias Ilias
أيوب Ayoub Ayyoub
أنس Anas
أسامة Oussama Ousama Osama
أيمن Aymane Aymen Ayman
أكرم Akram
أسماء Asmae Asmaa Asma
أميمة Oumaima Omaima
أمينة Amina Aminah
ابتسام Ibtissam Ibtissame Btissam
بثينة Boutaina Bouthaina
بوشعيب Bouchaib
بوعزة Bouazza
بوجمعة Boujemaa Boujamaa
بلال Bilal Billal
تورية Touria
جعفر Jaafar
جواد Jaouad Jawad
جيهان Jihane Jihan Jihad
الحسن Lahcen Lahcene
الحسين Lhoussaine Houssaine El-Houssaine
حسناء Hasnae Hasnaa
حفيظ Hafid
حفيظة Hafida
حمزة Hamza
حليمة Halima
حنان Hanane Hanan
خالد Khalid Khaled
خديجة Khadija Khadidja
خدوج Khadouj
خولة Khaoula Khawla
داود Daoud Dawoud
دينا Dina
رابحة Rabha
رباب Rabab
رشيدة Rachida Rashida
رضوان Redouane Redwan Ridouane Radouane
رقية Rokia Rkia Roqaya Rouqaya
ريم Rim Rime Reem
ريان Rayane Rayan
زكرياء Zakaria Zakariae Zakariya Zakarya
زكية Zakia
زهراء Zahra Zohra
الزهراء Ezzahra Zahrae
زهير Zouhair Zoheir Zouheir
زينب Zineb Zaynab Zeinab Zaineb
سارة Sara Sarah
سامية Samia
سعاد Souad Souaad
سعيدة Saida
سفيان Soufiane Sofiane Soufian Sofyan
سكينة Soukaina Sakina Soukayna
سلمى Salma Selma
سليمان Souleimane Slimane Soulaiman Sulaiman
سليمة Salima
سمية Soumia Soumaya Somaya
سمير Samir
سميرة Samira
سهام Siham Sihame
سهيل Souhail Sohail
سوسن Sawsan Saoussane
شادية Chadia
شعيب Chouaib Chouaïb
شيماء Chaimae Chaima Chaymae Shaima
صابرين Sabrine
صفية Safia
صوفيا Sofia Sophia
عائشة Aicha Aisha Aïcha
عبدالله Abdellah Abdallah Abdullah
عبدالرحمان Abderrahmane Abderrahman Abdelrahman
عبدالرحمن Abderrahmane
عبدالكريم Abdelkrim Abdelkarim
عبدالعزيز Abdelaziz
عبداللطيف Abdellatif
عبدالحق Abdelhak
عبدالحميد Abdelhamid
عبدالرحيم Abderrahim
عبدالرزاق Abderrazak Abderrazzak
عبدالسلام Abdeslam Abdessalam
عبدالصمد Abdessamad
عبدالغني Abdelghani
عبدالفتاح Abdelfattah Abdelfettah
عبدالقادر Abdelkader
عبدالمجيد Abdelmajid
عبدالمالك Abdelmalek
عبدالواحد Abdelouahed Abdelwahed
عبدالوهاب Abdelouahab
عبدالهادي Abdelhadi
عبدالإله Abdelilah
عبدالجليل Abdeljalil
عبدالنبي Abdennabi
عدنان Adnane Adnan
علية Alia
عمران Imrane Imran
عياد Ayad
عيسى Aissa Aïssa Issa
غزلان Ghizlane Rhizlane Ghizlan
غيثة Ghita Rita
فؤاد Fouad
فاتن Faten
فتيحة Fatiha
فاطمة Fatima Fatma Fatema Fatna
فاطنة Fatna
فدوى Fadoua Fadwa
فوزية Fouzia Fawzia Faouzia
فيصل Faisal Faycal Fayssal
كلثوم Keltoum Kaltoum Kelthoum
كنزة Kenza
لبنى Loubna Lubna
لطيفة Latifa
لمياء Lamia Lamiae Lamiaa
ليلى Laila Leila Layla
لينة Lina
مارية Maria
مريم Meryem Maryam Mariam Myriam Meriem Mariame
مروان Marouane Marwan Marwane
مروة Maroua Marwa
المصطفى Mustapha
مصطفى Mustapha Mostafa Mustafa Moustapha
معاذ Mouad Moad Mouaad Moaad
معاد Mouad
منال Manal
منيرة Mounira
مليكة Malika
ميلود Miloud
ميلودة Milouda
نادية Nadia
نبيل Nabil
نبيلة Nabila
نجاة Najat
نجلاء Najlae Najlaa
نجيبة Najiba
نزار Nizar
نسرين Nisrine Nesrine Nissrine
نعيمة Naima Naïma
نهيلة Nouhaila Nohaila
نوال Naoual Nawal
نورة Noura Nora
نورالدين Noureddine Nouredine
نوفل Naoufal Nawfal Naoufel
هاجر Hajar Hajer
هاشم Hachem Hachim
هدى Houda Huda
هشام Hicham Hisham Hichem
هند Hind
وئام Wiam Wiame Ouiam
وليد Walid Oualid
ياسين Yassine Yacine Yasin Yassin
ياسمين Yasmine Yasmina Yassmine
يحيى Yahya Yahia
يسرى Yousra Yosra
يونس Younes Younous Youness Yunus
يامنة Yamna
إيناس Inas Ines Inès
حكيمة Hakima
سلوى Saloua Salwa
عزيزة Aziza
فريدة Farida
كريمة Karima
لحسن Lahcen Lahsen
نهاد Nihad Nouhad
هيثم Haitham Haytham
~
علي Ali
عمر Omar Amar
أشرف Achraf Ashraf
إحسان Ihsane Ihssane
إكرام Ikram Ikrame
آية Aya
إلهام Ilham Ilhame Elham
بشرى Bouchra Boushra
بهيجة Bahija
بدر Badr
توفيق Taoufik Toufik Tawfik
ثريا Touraya Thouraya
حسن Hassan Hasan
حسين Hussein Houssein Houcine
حميد Hamid
حميدة Hamida
حورية Houria
خليل Khalil
رحمة Rahma
رضا Reda Rida Ridha
زهرة Zahra
زهور Zhour Zouhour
سامي Sami Samy
سعد Saad
سليم Salim
سناء Sanae Sanaa
صفاء Safae Safaa
صلاح Salah
الطاهر Taher Tahar
طه Taha
عبد Abd
العربي Larbi
عفاف Afaf
علاء Alaa Alae
عماد Imad
عواطف Aouatif Awatif
فاتحة Fatiha
فردوس Ferdaous Firdaous
كوثر Kaoutar Kawtar Kaouthar
للا Lalla
مراد Mourad Murad
منصف Mounsif Moncef
منير Mounir
موسى Moussa Musa
ناجي Naji
نادر Nader
ناصر Nasser Naceur
نجيب Najib
نزهة Nezha Nouzha
هبة Hiba
هناء Hanae Hanaa
وداد Ouidad Widad
وصال Wissal Ouissal
ياسر Yasser Yassir
إيطو Itto
تودة Touda
إيدر Idir
أماني Amani
أنوار Anouar Anwar
رجاء Rajae Rajaa
طارق Tarik Tariq Tarek
عادل Adil Adel
فريد Farid
فهد Fahd
قاسم Kacem Qassem
كمال Kamal Kamel
محجوب Mahjoub
المهدي Mehdi Mahdi Elmehdi
المعطي Maati
المختار Mokhtar
رشيد Rachid Rashid
زياد Ziad Ziyad
عصام Issam
إيمان Imane Iman
وفاء Wafae Wafaa Ouafae
ادم Adam
سعيد Said Saïd Saeed
كريم Karim
أمين Amine Amin
جميلة Jamila
جميل Jamil
جمال Jamal Jamel
نور Nour Noor
أمل Amal
عزيز Aziz
حكيم Hakim
حياة Hayat
دنيا Dounia Donia
ربيع Rabie Rabii
سلام Salam
شريف Cherif Charif
صباح Sabah
ضحى Doha
فرح Farah
فاضل Fadel
مجيد Majid
مبارك Mbarek Mubarak Embarek
منى Mouna Mona
نجوى Najoua Najwa
نعمة Niama
هداية Hidaya
وحيد Ouahid Wahid
صالح Salah Saleh
أميرة Amira
شهيد Chahid
سهيلة Souhaila
`

/** What stands inside names, between or before their parts. */
export const nameParticles = [
  ...['بن', 'ابن', 'بنت', 'أيت', 'ايت', 'آيت', 'آل', 'ولد', 'أولاد', 'بو', 'مولاي', 'سيدي', 'لالة', 'أبو', 'أم'],
  ...[
    'el',
    'al',
    'ben',
    'bent',
    'bint',
    'ibn',
    'ait',
    'aït',
    'ould',
    'oulad',
    'moulay',
    'lalla',
    'sidi',
    'bou',
    'abou',
    'abd',
  ],
] as const
