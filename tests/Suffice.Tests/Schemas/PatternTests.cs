using Suffice.Schemas;
using Suffice.Schemas.Patterns;

namespace Suffice.Tests.Schemas;

public sealed class PatternTests
{
    [Theory]
    [InlineData("^.$", "🐲", true)]
    [InlineData("^..$", "🐲", false)]
    [InlineData("^[🐲-🐴]$", "🐳", true)]
    [InlineData("^[^a]$", "🐲", true)]
    [InlineData("^[^🐲]$", "🐲", false)]
    [InlineData("^[^\\p{L}]$", "é", false)]
    [InlineData("^\\u{1F432}{2}$", "🐲🐲", true)]
    [InlineData("^\\ud83d\\udc32$", "🐲", true)]
    [InlineData("^[\\d\\-x]+$", "1-x", true)]
    [InlineData("^[a-z-]+$", "a-b", true)]
    [InlineData("^\\D$", "٣", true)]
    [InlineData("\\bcat\\b", "a cat.", true)]
    [InlineData("\\bcat\\b", "cats", false)]
    [InlineData("^(a|b)\\1$", "aa", true)]
    [InlineData("^(?<x>a)\\k<x>$", "aa", true)]
    [InlineData("^(?!x).*$", "xy", false)]
    [InlineData("^{}$", "{}", true)]
    [InlineData("^a{2,3}$", "aaaa", false)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData("[]", "a", false)]
    [InlineData("^a.b$", "a\u2028b", false)]
    [InlineData("a$", "a\n", false)]
    public void IsFoundIn_PatternOfEcma_MeansWhatEcmaMeans(string pattern, string text, bool found)
        => TextPattern.Read(pattern, "#", JsonSchemaOptions.Default).IsFoundIn(text).ShouldBe(found);

    [Theory]
    [InlineData("^[a-z]+@[a-z.]+$", true)]
    [InlineData("^(?=a)a$", false)]
    [InlineData("^(a{200}){200}$", false)]
    public void Read_Pattern_RunsInLinearTimeWhereItCan(string pattern, bool linear)
        => TextPattern.Read(pattern, "#", JsonSchemaOptions.Default).IsLinear.ShouldBe(linear);
}
