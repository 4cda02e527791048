using Suffice.Chat;
using Suffice.Providers;
using Suffice.Providers.Failures;

namespace Suffice.Tests.Providers.Failures;

public sealed class StreamFailureTests
{
    [Theory]
    [InlineData("timeout", FailureKind.Timeout)]
    [InlineData("network", FailureKind.Network)]
    [InlineData(StreamFailed.Broken, FailureKind.Network)]
    [InlineData(StreamFailed.Incomplete, FailureKind.InvalidResponse)]
    [InlineData(StreamFailed.Invalid, FailureKind.InvalidResponse)]
    [InlineData("overloaded_error", FailureKind.Overloaded)]
    [InlineData("rate_limit_exceeded", FailureKind.RateLimited)]
    [InlineData("429", FailureKind.RateLimited)]
    [InlineData("api_error", FailureKind.ServerError)]
    [InlineData("never_heard_of", null)]
    public void KindOf_EachWord_GivesItsClass(string word, FailureKind? kind) =>
        StreamFailure.KindOf(new StreamFailed(word, "it broke")).ShouldBe(kind);
}
