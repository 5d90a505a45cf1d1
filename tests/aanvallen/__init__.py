"""What does somebody try who means harm, and what does he get?"""
