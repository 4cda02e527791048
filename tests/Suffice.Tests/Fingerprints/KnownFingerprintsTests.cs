using System.Collections.Immutable;
using CsCheck;
using Suffice.Chat;
using Suffice.Fingerprints;
using static Suffice.Tests.Tasks.Calls;

namespace Suffice.Tests.Fingerprints;

public sealed class KnownFingerprintsTests
{
    private static readonly Gen<ImmutableArray<ToolDefinition>> Tools =
        Gen.OneOf(Gen.Const("route"), Gen.Const("close"), Gen.Const("Route")).List[0, 3].Select(names => names.Select(name => new ToolDefinition(name)).ToImmutableArray());

    private static readonly Gen<ChatRequest> AnyCall = Gen.Select(
        Gen.OneOf(Gen.Const(string.Empty), Gen.Const("Sort ticket 1."), Gen.Const("Sort ticket 2."), Gen.Const("Sort tickets!"), Gen.String[0, 40]),
        Tools,
        (system, tools) => (system.Length == 0 ? Call() : Call(system: system)) with { Tools = tools });

    [Fact]
    public void Of_AnyCallsInAnyOrder_IsWhatTheFixedPartItselfSays()
    {
        KnownFingerprints known = new();

        AnyCall.Sample(call => known.Of(call, call.SystemText()).ShouldBe(CallFingerprint.Of(call)));
    }

    [Fact]
    public void Of_SameTextOtherTools_IsAnotherFingerprint()
    {
        KnownFingerprints known = new();
        ChatRequest plain = Call(system: "Sort ticket 4711.");
        ChatRequest routed = plain with { Tools = [new ToolDefinition("route")] };

        string? first = known.Of(plain, plain.SystemText());

        known.Of(routed, routed.SystemText()).ShouldNotBe(first);
        known.Of(plain, plain.SystemText()).ShouldBe(first);
    }
}
