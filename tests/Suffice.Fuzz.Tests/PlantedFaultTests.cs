using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Suffice.Billing.Plans;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Targets;
using Suffice.Policy;
using Suffice.Providers.Recordings;
using Suffice.Providers.Recordings.Lines;

namespace Suffice.Fuzz.Tests;

/// <summary>A fuzzer that finds nothing may be blind: each of these parsers has a fault that must be found.</summary>
public sealed class PlantedFaultTests
{
    private const int Inputs = 400;

    [Fact]
    public void Sse_DecoderThatLosesACarriageReturnBetweenPieces_IsFound() =>
        FindsOf(new SseTarget(DecodePieceByPiece)).ShouldContain("any split gives the same events");

    [Fact]
    public void Errors_ReaderThatSaysNothing_IsFound() =>
        FindsOf(new ErrorTarget((status, body) => ErrorBody.Read(status, body) with { Message = " " }))
            .ShouldContain("an error says something, and not too much");

    [Fact]
    public void Errors_ReaderThatThrowsOnBrokenJson_IsFound() =>
        FindsOf(new ErrorTarget((status, body) =>
        {
            JsonDocument.Parse(body).Dispose();
            return ErrorBody.Read(status, body);
        })).ShouldContain(find => find.StartsWith("JsonReaderException", StringComparison.Ordinal));

    [Fact]
    public void Policy_LoaderThatLosesThePlaceOfAMistake_IsFound()
    {
        PolicyLoader loader = new(Checks.BuiltInChecks.All, [], Catalog.ModelCatalog.BuiltIn(), TimeProvider.System);

        FindsOf(new PolicyTarget(path => WithoutPlaces(loader.Load(path, new PolicyLoadOptions())))).ShouldContain("a mistake has its place and its cure");
    }

    [Fact]
    public void Plan_PricerThatForgetsALineInItsTotal_IsFound()
    {
        PlanPricer pricer = new(Catalog.ModelCatalog.BuiltIn(), _ => new PolicyLoadResult(), TimeProvider.System);

        FindsOf(new PlanTarget(path => pricer.Price(path) is { Bill: { } bill } priced ? priced with { Bill = bill with { Lines = bill.Lines.RemoveAt(0) } } : pricer.Price(path)))
            .ShouldContain("the total is the sum of its lines");
    }

    [Fact]
    public void Recordings_WriterThatDropsTheOutputs_IsFound() =>
        FindsOf(new RecordingTarget((json, item) => ItemWriter.Write(json, item with { Outputs = FrozenDictionary<string, RecordedOutput>.Empty })))
            .ShouldNotBeEmpty();

    [Fact]
    public void Repair_ThatCutsTheEnd_IsFound() =>
        FindsOf(new RepairTarget(answer => answer.Text.TrimEnd('}'))).ShouldContain("repaired JSON is JSON");

    [Fact]
    public void Paths_PlaceThatIsOneTooFar_IsFound() =>
        FindsOf(new PathTarget((path, root, index) => path.LocationOf(root, index) + "[0]")).ShouldNotBeEmpty();

    [Fact]
    public void Schema_JudgeThatGivesUpOnEverything_IsFound() =>
        FindsOf(new SchemaTarget(_ => new Hopeless())).ShouldContain("a prefix of a valid document is never hopeless");

    [Theory]
    [InlineData("openai-stream")]
    [InlineData("anthropic-stream")]
    [InlineData("responses-stream")]
    public void Streams_WriterThatForgetsPiecesOfText_IsFound(string name)
    {
        ChatProtocol protocol = Enum.Parse<ChatProtocol>(name[..name.IndexOf('-', StringComparison.Ordinal)], ignoreCase: true);
        StreamTarget target = new(new Forgetful(ChatWires.For(protocol)), []);

        FindsOf(target).ShouldNotBeEmpty();
    }

    private static IEnumerable<string> FindsOf(IFuzzTarget target) => Fuzzed.Run(target, seed: 1, Inputs, FuzzTargets.SeedsOf(target)).Keys;

    private static List<SseEvent> DecodePieceByPiece(IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        List<SseEvent> events = [];
        SseDecoder decoder = new();
        foreach (ReadOnlyMemory<byte> piece in pieces)
        {
            decoder.Feed(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(piece.Span).ReplaceLineEndings("\n")), events);
        }

        decoder.End(events);
        return events;
    }

    private static PolicyLoadResult WithoutPlaces(PolicyLoadResult result) =>
        result with { Errors = [.. result.Errors.Select(error => error with { Line = 0 })] };

    private sealed class Hopeless : SchemaTarget.IEarly
    {
        public long HopelessAt => 0;

        public void Feed(ReadOnlySpan<char> text)
        {
        }

        public bool Finish() => false;
    }
}
