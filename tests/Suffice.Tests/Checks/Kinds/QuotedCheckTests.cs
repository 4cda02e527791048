using Suffice.Chat;
using Suffice.Checks;
using Suffice.Checks.Grounding;
using Suffice.Checks.Kinds;

namespace Suffice.Tests.Checks.Kinds;

public sealed class QuotedCheckTests
{
    private static readonly ChatRequest Call = Given.Call("My parcel is late since Monday: A-10442") with
    {
        Messages = [ChatMessage.Of(ChatRole.System, "Quote word for word."), ChatMessage.Of(ChatRole.User, "My parcel is late since Monday: A-10442")],
    };

    private readonly QuotedCheck check = new(new QuotedOptions { Paths = ["$.evidence[*].quote", "$.note"] });

    [Theory]
    [InlineData("""{"evidence":[{"quote":"my parcel is late"}]}""", FindingKind.Passed)]
    [InlineData("""{"evidence":[{"quote":"My parcel, is late!"}],"note":"A-10442"}""", FindingKind.Passed)]
    [InlineData("""{"evidence":[{"quote":"My parcel ... since Monday"}]}""", FindingKind.Passed)]
    [InlineData("""{"evidence":[],"note":null}""", FindingKind.NotApplicable)]
    public async Task Judge_WhatStandsInTheConversation_Passes(string answer, FindingKind kind) => (await check.Judge(answer, Call)).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("""{"evidence":[{"quote":"my parcel was late"}]}""", "my parcel was late")]
    [InlineData("""{"evidence":[{"quote":"cel is late"}]}""", "cel is late")]
    [InlineData("""{"evidence":[{"quote":"since Monday ... My parcel"}]}""", "since Monday ... My parcel")]
    [InlineData("""{"evidence":[{"quote":"Quote word for word"}]}""", "Quote word for word")]
    [InlineData("""{"evidence":[{"quote":"..."}]}""", "...")]
    public async Task Judge_WhatDoesNotStandThere_FailsAndIsNamed(string answer, string named) => (await check.Judge(answer, Call)).Violation.ShouldNotBeNull().ShouldContain(named);

    [Theory]
    [InlineData("My cat's toy", "my cats toy", true)]
    [InlineData("one two three", "two", true)]
    [InlineData("one two three", "", false)]
    [InlineData("", "one", false)]
    [InlineData("a a b", "a ... b", true)]
    public void Holds_WordsInTheirOrder_AreFound(string text, string quote, bool holds) => new QuoteSearch(text).Holds(quote).ShouldBe(holds);

    [Fact]
    public void Make_WithoutAPath_IsRefused() => Should.Throw<CheckOptionsException>(() => new QuotedCheck(new QuotedOptions { Paths = [] }));
}
