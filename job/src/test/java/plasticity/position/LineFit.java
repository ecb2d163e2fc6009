package plasticity.position;

import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.sample.RowSweep;
import plasticity.sample.Vectors;

/** The row-by-row kernels of this package, applied to all rows of a matrix. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LineFit(double[] positions, DenseMatrix x, PositionLine line) {

    static LineFit of(double[] positions, DenseMatrix x) {
        PositionSums sums = new PositionSums(positions, x.numCols());
        RowSweep.read(x, sums::accept);
        return new LineFit(positions, x, sums.line());
    }

    PositionRegression regression() {
        PositionRegression regression = new PositionRegression(line, positions);
        RowSweep.read(x, regression::accept);
        return regression;
    }

    DenseVector rSquared() {
        return regression().rSquared();
    }

    DenseVector residualVariance() {
        LineResiduals residuals = new LineResiduals(line, positions);
        RowSweep.read(x, residuals::accept);
        return residuals.variance();
    }

    static ScalarPredictability predictability(double[] positions, DenseMatrix x, DenseVector slope) {
        double[] projection = new double[positions.length];
        RowSweep.read(x, (i, row) -> projection[i] = PositionalRotation.dot(slope.values(), row));
        return ScalarPredictability.of(positions, projection, PositionalRotation.norm(slope.values()));
    }

    static void rotate(PositionalRotation rotation, DenseMatrix x) {
        RowSweep.transform(Vectors.of(x), x, (i, row) -> rotation.rotate(row));
    }
}
