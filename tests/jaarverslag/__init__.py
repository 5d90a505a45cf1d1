"""Does a municipality account for a school year as the law asks, without telling about anybody?"""
