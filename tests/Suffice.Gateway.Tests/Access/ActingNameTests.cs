using Suffice.Callers;
using Suffice.Gateway.Access;

namespace Suffice.Gateway.Tests.Access;

/// <summary>In whose name a key judges and decides.</summary>
public sealed class ActingNameTests
{
    private static readonly Caller Rita = new() { Id = "key_1", Name = "rita", Role = CallerRole.Review };

    [Theory]
    [InlineData(null)]
    [InlineData("rita")]
    public void Of_APersonsKey_IsThatPerson(string? said) => NameOf(said, Rita).ShouldBe("rita");

    [Fact]
    public void Of_APersonsKeyForAnother_IsRefused() =>
        Should.Throw<InvalidOperationException>(() => NameOf("ada", Rita)).Message.ShouldContain("this key is rita's");

    [Fact]
    public void Of_ThePolicysOwnKey_IsWhoeverItSays()
    {
        NameOf("ada", Caller.Admin).ShouldBe("ada");
        NameOf(null, Caller.Admin).ShouldBeNull();
    }

    [Fact]
    public void Of_AGatewayWithoutKeys_IsWhoeverItSays()
    {
        NameOf("ada", Caller.Anyone).ShouldBe("ada");
        NameOf(null, Caller.Anyone).ShouldBeNull();
    }

    private static string? NameOf(string? said, Caller caller) => ActingName.Of(said, caller, wrong => new InvalidOperationException(wrong));
}
