using Suffice.Checks;

namespace Suffice.Tests.Checks;

public sealed class AnswerJsonTests
{
    [Theory]
    [InlineData("\"~\"")]
    [InlineData("\"\\~\"")]
    [InlineData("\"\\\\~\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\\~")]
    public void Read_HalfOfASurrogatePair_IsNotJsonAndDoesNotThrow(string text)
    {
        // An attribute cannot hold half a pair, so a tilde stands for it.
        AnswerJson json = AnswerJson.Read(text.Replace('~', '\uD800'));

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
