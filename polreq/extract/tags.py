"""What a clause touches: channels (端), business lines (业务线), and whom it serves (G2G, G2B, G2C)."""

from polreq.text.lexicon import Lexicon


def find_channels(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the channels that a folded text names or that its wider words (移动端, 线上) stand for."""
    meant = dict(lexicon.below("channel.expand"))
    for channel, words in lexicon.below("channel.words").items():
        meant.update(dict.fromkeys(words, (channel,)))
    found: set[str] = set()
    for word, channels in sorted(meant.items(), key=lambda item: -len(item[0])):
        if word in text:
            found.update(channels)
            text = text.replace(word, "〼")  # 微信小程序 is one, though 小程序 stands for all of them
    return tuple(channel for channel in lexicon.below("channel.words") if channel in found)


def find_lines(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the business lines whose words stand in a folded text."""
    return tuple(line for line, words in lexicon.below("line").items() if any(word in text for word in words))


def find_relation(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give whom a folded text serves: any of G2G, G2B, G2C."""
    return tuple(kind for kind, words in lexicon.below("recipient").items() if any(word in text for word in words))
