using CsCheck;
using Suffice.Fingerprints;

namespace Suffice.Tests.Fingerprints;

public sealed class PromptTemplateTests
{
    private static readonly string[] Formats =
        ["s", "u", "yyyy-MM-dd", "HH:mm", "dd/MM/yyyy", "D", "dddd, d MMM yyyy", "h:mm tt", "R"];

    [Theory]
    [InlineData("Refund at most 1,250.50 EUR", "Refund at most <n> EUR")]
    [InlineData("It is -3 degrees, or +4", "It is <n> degrees, or <n>")]
    [InlineData("A well-3 b", "A well-<n> b")]
    [InlineData("Now: 2026-11-23T14:05:09.123Z.", "Now: <n>.")]
    [InlineData("Now: 2026-11-23T14:05:09+01:00!", "Now: <n>!")]
    [InlineData("Open 9:30 am to 11 PM", "Open <n> to <n>")]
    [InlineData("The 3rd of 4 tries", "The <n> of <n> tries")]
    [InlineData("1.5e-7 is small", "<n> is small")]
    [InlineData("Today is Monday, November 23, 2026.", "Today is <date>.")]
    [InlineData("Today is Monday, 23 November 2026.", "Today is <date>.")]
    [InlineData("due 1st of May 2027, latest", "due <date>, latest")]
    [InlineData("due Mon 2026-11-23", "due <date>")]
    [InlineData("since Nov 2025 only", "since <date> only")]
    [InlineData("You may answer on Monday", "You may answer on Monday")]
    [InlineData("Session 7c9e6679-7425-40de-944b-e07fc1f90ae7 open", "Session <id> open")]
    [InlineData("commit deadbeef01 by cus_9s6XKzkNRiz8i3", "commit <id> by cus_<id>")]
    [InlineData("INC0012345 on v2.1 with GPT-4o and base64", "INC<n> on v<n> with GPT-<n>o and base<n>")]
    [InlineData("Write to jane.doe+x@mail.example.com.", "Write to <email>.")]
    [InlineData("see (https://example.com/a?b=1&c=2), please", "see (<url>), please")]
    [InlineData("ids: 12, 15; 19 and 7", "ids: <n> and <n>")]
    [InlineData("  Two\r\n\r\n  lines \t here ", "Two\nlines here")]
    [InlineData("Say \"yes\" or \"no\", e.g. @home", "Say \"yes\" or \"no\", e.g. @home")]
    [InlineData("Grüße an 東京 und 5 Freunde", "Grüße an 東京 und <n> Freunde")]
    [InlineData("all  lower   case words", "all lower case words")]
    [InlineData("the site is https://a.example and the mail is me@a.example", "the site is <url> and the mail is <email>")]
    [InlineData("", "")]
    public void Mask_Text_KeepsWhatIsFixed(string text, string template) =>
        PromptTemplate.Mask(text).ShouldBe(template);

    [Fact]
    public void Mask_Numbers_AreIndifferent() =>
        Gen.Select(Gen.Decimal[0, 1_000_000], Gen.Decimal[0, 1_000_000]).Sample((one, other) =>
            Template($"{one}") == Template($"{other}"));

    [Fact]
    public void Mask_Moments_AreIndifferent() =>
        Gen.Select(Gen.DateTime, Gen.DateTime, Gen.Int[0, Formats.Length - 1])
            .Sample((one, other, i) => Template(one.ToString(Formats[i])) == Template(other.ToString(Formats[i])));

    [Fact]
    public void Mask_Ids_AreIndifferent() =>
        Gen.Select(Gen.Guid, Gen.Guid).Sample((one, other) => Template($"{one:D}") == Template($"{other:D}"));

    [Fact]
    public void Mask_Addresses_AreIndifferent()
    {
        Gen<string> name = Gen.String[Gen.Char.AlphaNumeric, 1, 20];

        Gen.Select(name, name, name, name).Sample((a, b, c, d) =>
            Template($"{a}@{b}.example") == Template($"{c}@{d}.example")
            && Template($"https://{a}.example/{b}") == Template($"http://{c}.example/{d}"));
    }

    [Fact]
    public void Mask_DifferentWords_GiveDifferentTemplates()
    {
        Gen<string> words = Gen.String[Gen.Char["abcdefghij "], 1, 40].Select(text => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        Gen.Select(words, words).Sample((one, other) => one == other == (PromptTemplate.Mask(one) == PromptTemplate.Mask(other)));
    }

    [Fact]
    public void Mask_AnyText_HasNoBlankAtTheEndsAndNoneDoubled() =>
        Gen.String.Sample(text =>
        {
            string template = PromptTemplate.Mask(text);
            return template == template.Trim() && !template.Contains("  ", StringComparison.Ordinal);
        });

    private static string Template(string variable) => PromptTemplate.Mask($"Today we look at {variable} and say so.");
}
