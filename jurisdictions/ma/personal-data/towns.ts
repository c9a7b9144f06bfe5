/** Towns of Morocco, as single words of their names: enough to see that an address ends in one. */
export const towns = `
الرباط سلا تمارة الصخيرات الخميسات تيفلت الدارالبيضاء البيضاء المحمدية سطات الجديدة برشيد بنسليمان النواصر مديونة بوزنيقة فاس
مكناس صفرو إفران تازة تاونات بولمان الحاجب أزرو ميسور طنجة تطوان العرائش الحسيمة شفشاون وزان أصيلة المضيق الفنيدق مرتيل
 وجدة الناظور بركان تاوريرت جرادة الدريوش جرسيف السعيدية العروي زايو أحفير مراكش آسفي الصويرة شيشاوة اليوسفية بنجرير
ملال خريبكة خنيفرة أزيلال الفقيه تادلة أكادير إنزكان تارودانت تيزنيت أيتملول طاطا أنزا ورزازات زاكورة تنغير الرشيدية
ميدلت أرفود كلميم طانطان إفني العيون بوجدور السمارة الداخلة طرفاية القنيطرة قاسم 
Rabat Sale Temara Skhirat Khemisset Tiflet Casablanca Mohammedia Settat Jadida Berrechid Benslimane Nouaceur Mediouna
Bouznika Fes Fez Meknes Sefrou Ifrane Taza Taounate Boulemane Azrou Missour Tanger Tangier Tetouan Larache Hoceima
Chefchaouen Ouezzane Asilah Mdiq Fnideq Martil Oujda Nador Berkane Taourirt Jerada Driouch Guercif Saidia Aroui Zaio Ahfir
Marrakech Marrakesh Safi Essaouira Chichaoua Youssoufia Benguerir Mellal Khouribga Khenifra Azilal Tadla Agadir Inezgane
Taroudant Tiznit Melloul Tata Ouarzazate Zagora Tinghir Errachidia Midelt Erfoud Guelmim Tan-Tan Ifni Laayoune Boujdour
Smara Dakhla Tarfaya Kenitra 
`
