using Suffice.Learning.Linear;
using Suffice.Learning.Trees;

namespace Suffice.Learning.Storing;

/// <summary>Writes and reads scorers. Weights of hashed words are kept in half precision, and only of buckets that have any.</summary>
internal static class LinearParts
{
    private const byte Logistic = 1;
    private const byte Trees = 2;
    private const byte Mean = 3;

    public static void Write(this BinaryWriter writer, HashedLinear model)
    {
        writer.Write7BitEncodedInt(model.Outputs);
        writer.Write7BitEncodedInt(model.Buckets);
        foreach (float bias in model.Biases)
        {
            writer.Write(bias);
        }

        int[] used = [.. Enumerable.Range(0, model.Buckets).Where(bucket => model.Weights.AsSpan(bucket * model.Outputs, model.Outputs).ContainsAnyExcept(0f))];
        writer.Write7BitEncodedInt(used.Length);
        int before = 0;
        foreach (int bucket in used)
        {
            writer.Write7BitEncodedInt(bucket - before);
            before = bucket;
            foreach (float weight in model.Weights.AsSpan(bucket * model.Outputs, model.Outputs))
            {
                writer.Write((Half)weight);
            }
        }
    }

    public static HashedLinear ReadHashedLinear(this BinaryReader reader)
    {
        int outputs = reader.ReadCount();
        int buckets = reader.ReadCount();
        float[] biases = new float[outputs];
        for (int output = 0; output < outputs; output++)
        {
            biases[output] = reader.ReadSingle();
        }

        float[] weights = new float[checked(buckets * outputs)];
        int bucket = 0;
        for (int left = reader.ReadCount(); left > 0; left--)
        {
            bucket += reader.Read7BitEncodedInt();
            for (int output = 0; output < outputs; output++)
            {
                weights[(bucket * outputs) + output] = (float)reader.ReadHalf();
            }
        }

        return new HashedLinear(outputs, biases, weights);
    }

    public static void Write(this BinaryWriter writer, DenseScaling scaling)
    {
        writer.Write(scaling.Columns);
        writer.Write(scaling.Means);
        writer.Write(scaling.Spreads);
        writer.Write(scaling.Gaps);
        writer.Write(scaling.Furthest);
    }

    public static DenseScaling ReadScaling(this BinaryReader reader) =>
        new(reader.ReadIntegers(), reader.ReadDoubles(), reader.ReadDoubles(), reader.ReadIntegers(), reader.ReadDouble());

    public static void Write(this BinaryWriter writer, IDenseScorer scorer)
    {
        switch (scorer)
        {
            case DenseLogistic logistic:
                writer.Write(Logistic);
                writer.Write(logistic.Scaling);
                writer.Write(logistic.Weights);
                writer.Write(logistic.Bias);
                break;
            case BoostedTrees trees:
                writer.Write(Trees);
                Write(writer, trees);
                break;
            case MeanScorer mean:
                writer.Write(Mean);
                writer.Write(mean.One);
                writer.Write(mean.Two);
                break;
            default:
                throw new NotSupportedException($"A scorer of the kind {scorer.GetType().Name} has no written form.");
        }
    }

    public static IDenseScorer ReadScorer(this BinaryReader reader) => reader.ReadByte() switch
    {
        Logistic => new DenseLogistic(reader.ReadScaling(), reader.ReadDoubles(), reader.ReadDouble()),
        Trees => ReadTrees(reader),
        Mean => new MeanScorer(reader.ReadScorer(), reader.ReadScorer()),
        byte kind => throw new InvalidDataException($"a scorer of the unknown kind {kind}"),
    };

    private static void Write(BinaryWriter writer, BoostedTrees trees)
    {
        writer.Write(trees.Bias);
        writer.Write(trees.Roots);
        writer.Write7BitEncodedInt(trees.Nodes.Length);
        foreach (TreeNode node in trees.Nodes)
        {
            writer.Write((short)node.Column);
            writer.Write(node.Value);
            writer.Write7BitEncodedInt(node.Left);
            writer.Write(node.MissingGoesLeft);
        }
    }

    private static BoostedTrees ReadTrees(BinaryReader reader)
    {
        double bias = reader.ReadDouble();
        int[] roots = reader.ReadIntegers();
        TreeNode[] nodes = reader.ReadList(from => new TreeNode(from.ReadInt16(), from.ReadDouble(), from.Read7BitEncodedInt(), from.ReadBoolean()));
        return new BoostedTrees(bias, nodes, roots);
    }
}
