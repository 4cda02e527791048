using CsCheck;
using Suffice.Spending;

namespace Suffice.Tests.Spending;

public sealed class CharacterWeightsTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Char.AlphaNumeric,
        Gen.Char["\n\r\t\0 \u007f.,-_{}\"'@[`^/:"],
        Gen.Char[' ', '~'],
        Gen.Char["\u0080éЯ漢\ud83d\ude00\uffff"]).Array[0, 150].Select(characters => new string(characters));

    private static readonly Gen<string> AsciiTexts = Gen.Char['\0', '\u007f'].Array[0, 150].Select(characters => new string(characters));

    [Fact]
    public void Tokens_ManyCharactersAtOnce_AreWhatEachCostsAlone() =>
        Gen.OneOf(Texts, AsciiTexts).Sample(text =>
        {
            int before = 5;
            long hundredths = CharacterWeights.OneByOne(text, ref before);

            CharacterWeights.Tokens(text).ShouldBe((hundredths + 99) / 100);
        });
}
