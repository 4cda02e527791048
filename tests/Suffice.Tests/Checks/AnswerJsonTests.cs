using Suffice.Checks;

namespace Suffice.Tests.Checks;

public sealed class AnswerJsonTests
{
    [Theory]
    [InlineData("\"\uD800\"")]
    [InlineData("\"\\\uD800\"")]
    [InlineData("\"\\\\\uDC00\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\\\uD800")]
    public void Read_HalfOfASurrogatePair_IsNotJsonAndDoesNotThrow(string text)
    {
        AnswerJson json = AnswerJson.Read(text);

        json.Root.ShouldBeNull();
        json.Error.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("\"\uD83D\uDE00\"")]
    [InlineData("\"\\ud83d\\ude00\"")]
    [InlineData("\"\\\\ud800\"")]
    [InlineData("{\"a\":\"\\\\\"}")]
    public void Read_WholePairsAndOtherEscapes_IsJson(string text) =>
        AnswerJson.Read(text).Root.ShouldNotBeNull();
}
