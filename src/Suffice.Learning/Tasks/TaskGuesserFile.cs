using Suffice.Learning.Labels;
using Suffice.Learning.Ladders;
using Suffice.Learning.Storing;

namespace Suffice.Learning.Tasks;

/// <summary>The written form of a task classifier: the classifier of labels, and for each task how likely words are.</summary>
internal static class TaskGuesserFile
{
    private static readonly SealedFile Outside = new("SFTG", 1, "a learned task classifier");

    public static void Write(TaskGuesser guesser, Stream stream) => Outside.Write(stream, writer =>
    {
        using MemoryStream inner = new();
        guesser.Classifier.Save(inner);
        writer.Write7BitEncodedInt((int)inner.Length);
        writer.Write(inner.GetBuffer().AsSpan(0, (int)inner.Length));
        foreach (TaskLikeness likeness in guesser.Likeness)
        {
            writer.Write(likeness.Least);
            writer.Write(likeness.Words.Levels);
        }
    });

    public static TaskGuesser Read(Stream stream) => Outside.Read(stream, reader =>
    {
        using MemoryStream inner = new(reader.ReadBytes(reader.ReadCount()));
        LabelClassifier classifier = LabelClassifier.Load(inner);

        return new TaskGuesser(classifier, [.. classifier.Labels.Select(_ => LikenessOf(reader))]);
    });

    private static TaskLikeness LikenessOf(BinaryReader reader)
    {
        double least = reader.ReadDouble();
        byte[] levels = reader.ReadBytes(LookReader.LikenessBuckets);

        return levels.Length == LookReader.LikenessBuckets
            ? new TaskLikeness(new WordLikelihood(levels), least)
            : throw new EndOfStreamException();
    }
}
