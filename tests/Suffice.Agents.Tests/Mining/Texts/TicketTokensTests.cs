namespace Suffice.Agents.Mining.Texts;

public sealed class TicketTokensTests
{
    [Theory]
    [InlineData("Order 12345 from 2026-11-07 at 10:30", "order <number> from <date> at <time>")]
    [InlineData("Pay $20.50 or 30€ to ann.b@x.org, see https://x.org/a?b=1.", "pay <money> or <money> to <email> see <url>")]
    [InlineData("Device AB-1234, host srv01 (GRP_0)", "device <code> host <code> <code>")]
    [InlineData("7/11/26 and 7.11.2026 but 3.14", "<date> and <date> but <number>")]
    [InlineData("I can't -- really!", "i can't really")]
    [InlineData("…?!", "")]
    public void Of_Text_MasksValuesAndKeepsWords(string text, string masked)
    {
        string.Join(' ', TicketTokens.Of(text).Select(token => token.Masked)).ShouldBe(masked);
    }

    [Fact]
    public void Of_ClausesAndLines_EndAtTheirLastWord()
    {
        TextToken[] tokens = TicketTokens.Of("Hello Ann, it broke\nagain (twice) today");

        tokens.Where(token => token.IsLast).Select(token => token.Word).ShouldBe(["ann", "broke", "again", "twice"]);
    }

    [Fact]
    public void Of_ALongText_IsReadToItsThousandthWord()
    {
        TicketTokens.Of(string.Join(' ', Enumerable.Repeat("word", 5_000))).Length.ShouldBe(TicketTokens.Most);
    }
}
