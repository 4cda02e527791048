using Suffice.Confidence;
using Suffice.Learning.Labelled;
using Suffice.Learning.Ladders;
using Suffice.Learning.Storing;

namespace Suffice.Learning.Tests.Ladders;

public sealed class LadderFileTests
{
    private static readonly Lazy<byte[]> Saved = new(() => Save(LadderLearner.Fit(MadeCalls.Of(400, withSecond: true), MadeCalls.Quick)));

    [Fact]
    public void Load_WhatWasSaved_GivesTheSameEstimates()
    {
        LabelledCall[] calls = MadeCalls.Of(400, withSecond: true);
        LadderEstimator fitted = LadderLearner.Fit(calls, MadeCalls.Quick);

        LadderEstimator loaded = LadderEstimator.Load(new MemoryStream(Save(fitted)));

        loaded.Ladder.ShouldBe(["small", "large"]);
        foreach (LabelledCall call in calls.Take(40))
        {
            AnswerSignals signals = new(call.Request, 0, call.Rungs[0].Answer!) { Second = call.Second!.Answer };
            loaded.Before(call.Request, 0).ShouldBe(fitted.Before(call.Request, 0));
            loaded.After(signals).ShouldBe(fitted.After(signals));
            loaded.After(signals with { Second = null }).ShouldBe(fitted.After(signals with { Second = null }));
        }
    }

    [Fact]
    public void Load_OneByteChanged_SaysItIsDamaged()
    {
        byte[] bytes = [.. Saved.Value];
        bytes[bytes.Length / 2] ^= 1;

        Should.Throw<ModelFileException>(() => LadderEstimator.Load(new MemoryStream(bytes))).Message.ShouldContain("checksum");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(200)]
    public void Load_CutOff_SaysSo(int kept) =>
        Should.Throw<ModelFileException>(() => LadderEstimator.Load(new MemoryStream(Saved.Value[..kept])));

    [Fact]
    public void Load_SomethingElse_SaysWhatItIsNot() =>
        Should.Throw<ModelFileException>(() => LadderEstimator.Load(new MemoryStream("{\"version\": 1, \"threshold\": 0.5}"u8.ToArray())))
            .Message.ShouldContain("not a file of an estimator");

    [Fact]
    public void Load_LaterVersion_SaysWhichItReads()
    {
        byte[] bytes = [.. Saved.Value];
        bytes[4] = 9;

        Should.Throw<ModelFileException>(() => LadderEstimator.Load(new MemoryStream(bytes))).Message.ShouldContain("version 9");
    }

    private static byte[] Save(LadderEstimator estimator)
    {
        using MemoryStream stream = new();
        estimator.Save(stream);
        return stream.ToArray();
    }
}
