"""Figures of use (使用情况): exports of web statistics, of analytics and of case systems → figures by service and period."""
