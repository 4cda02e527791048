using CsCheck;
using Suffice.Callers;
using Suffice.Gateway.Access;

namespace Suffice.Gateway.Tests.Access;

/// <summary>Which keys are good.</summary>
public sealed class KeyRingTests
{
    [Fact]
    public void Find_TheSameBeginning_IsNotTheSameKey()
    {
        KeyRing ring = new([Held("sfk_0123456789abcdef0123456789abcdef")]);

        ring.Find("sfk_0123456789abcdef0123456789abcdeX", TimeProvider.System).ShouldBeNull();
        ring.Find("sfk_0123456789abcdef0123456789abcde", TimeProvider.System).ShouldBeNull();
        ring.Find("sfk_0123456789abcdef0123456789abcdef0", TimeProvider.System).ShouldBeNull();
        ring.Find("sfk_0123456789abcdef0123456789abcdef", TimeProvider.System).ShouldNotBeNull();
    }

    [Fact]
    public void Find_TheHashInPlaceOfTheKey_IsNoKey()
    {
        byte[] hash = KeyHash.Of("sfk_canary");
        KeyRing ring = new([Held("sfk_canary")]);

        ring.Find(Convert.ToHexStringLower(hash), TimeProvider.System).ShouldBeNull();
        ring.Find(Convert.ToBase64String(hash), TimeProvider.System).ShouldBeNull();
    }

    [Fact]
    public void Find_AnyOtherText_IsNoKey()
    {
        KeyRing ring = new([Held("sfk_one"), Held("sfk_two")]);

        Gen.String[0, 2000].Where(text => text is not ("sfk_one" or "sfk_two"))
            .Sample(text => ring.Find(text, TimeProvider.System).ShouldBeNull());
    }

    [Fact]
    public void Find_AKeyOfAnyLength_IsTheOneThatWasGiven() => Gen.String[1, 2000].Sample(text =>
    {
        HeldKey held = Held(text);
        new KeyRing([held]).Find(text, TimeProvider.System).ShouldBe(held);
    });

    private static HeldKey Held(string key) => new(KeyHash.Of(key), Caller.Admin);
}
