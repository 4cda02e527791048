using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Fuzz.Engine;

namespace Suffice.Fuzz.Targets;

/// <summary>The targets.</summary>
internal static class FuzzTargets
{
    /// <summary>Makes all targets, each with a state of its own.</summary>
    public static IReadOnlyList<IFuzzTarget> All() =>
    [
        new SseTarget(),
        .. Enum.GetValues<ChatProtocol>().SelectMany(OfWire),
        new ErrorTarget(),
        new PolicyTarget(),
        new PlanTarget(),
        new PriceTarget(),
        new ScalarTarget(),
        new SchemaTarget(),
        new EarlyVerdictTarget(),
        new RecordingTarget(),
        new PathTarget(),
        new RepairTarget(),
        new LogRowTarget(),
    ];

    /// <summary>The inputs in the repository that a target starts from.</summary>
    public static IReadOnlyList<byte[]> SeedsOf(IFuzzTarget target) => Corpus.Read(Path.Combine(AppContext.BaseDirectory, "seeds", target.Name));

    private static IFuzzTarget[] OfWire(ChatProtocol protocol)
    {
        IChatWire wire = ChatWires.For(protocol);
        IReadOnlyList<IChatWire> others = [.. Enum.GetValues<ChatProtocol>().Where(other => other != protocol).Select(ChatWires.For)];
        return [new RequestTarget(wire, others), new AnswerTarget(wire, others), new StreamTarget(wire, others), new LoggedPromptTarget(wire)];
    }
}
