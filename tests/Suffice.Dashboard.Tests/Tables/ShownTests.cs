using Suffice.Dashboard.Tables;

namespace Suffice.Dashboard.Tests.Tables;

public sealed class ShownTests
{
    [Theory]
    [InlineData("plain <b>", "plain <b>")]
    [InlineData("a\u202eb", "a\ufffdb")]
    [InlineData("a\0b\u001b[31m", "a\ufffdb\ufffd[31m")]
    [InlineData("line\nline\ttab", "line\nline\ttab")]
    [InlineData(null, "")]
    public void Text_FromOutside_HoldsNothingThatIsObeyed(string? text, string shown) => Shown.Text(text).ShouldBe(shown);
}
